/** A browser needs no start. */
export const start = (): void => undefined

/** A browser has no navigation bar of ours, so pages draw one. */
export const OWN_HEADER = true
