/** In WeChat the platform knows who calls; there is no session to hold. */
export const bearer = (): string => ''
export const isSignedIn = (): boolean => true
/** Whose drafts and caches these are: one phone, one person. */
export const owner = (): string => ''
export const sessionEndsAt = (): number | undefined => undefined
export const signOut = (): void => undefined
export const refreshSession = (): Promise<boolean> => Promise.resolve(false)
/** Desks are browsers (design.md D7). */
export const signInWithTicket = (_ticket: string): Promise<boolean> => Promise.resolve(false)
