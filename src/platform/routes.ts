type NoQuery = Record<string, never>

/** Every page by name with what it must be given. A new page adds its line here and in app.config.ts. */
export type Routes = {
  home: NoQuery
  tickets: NoQuery
  inbox: NoQuery
  me: NoQuery
}

export type RouteName = keyof Routes

export const ROUTES: Record<RouteName, { path: string; tab: boolean }> = {
  home: { path: '/pages/home/index', tab: true },
  tickets: { path: '/pages/tickets/index', tab: true },
  inbox: { path: '/pages/inbox/index', tab: true },
  me: { path: '/pages/me/index', tab: true },
}
