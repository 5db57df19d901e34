type NoQuery = Record<string, never>

/** Every page by name with what it must be given. A new page adds its line here and in app.config.ts. */
export type Routes = {
  home: NoQuery
  tickets: NoQuery
  inbox: NoQuery
  me: NoQuery
  report: { category: string }
  ticket: { id: string }
  /** Confirming a sign-in at a computer. */
  signIn: NoQuery
  staffJobs: NoQuery
  /** `do` opens a panel at once. */
  staffJob: { id: string; do?: 'accept' | 'finish' }
  deskLogin: NoQuery
  deskLive: NoQuery
}

export type RouteName = keyof Routes

export const ROUTES: Record<RouteName, { path: string; tab: boolean }> = {
  home: { path: '/pages/home/index', tab: true },
  tickets: { path: '/pages/tickets/index', tab: true },
  inbox: { path: '/pages/inbox/index', tab: true },
  me: { path: '/pages/me/index', tab: true },
  report: { path: '/resident/report/index', tab: false },
  ticket: { path: '/resident/ticket/index', tab: false },
  signIn: { path: '/resident/sign-in/index', tab: false },
  staffJobs: { path: '/staff/jobs/index', tab: false },
  staffJob: { path: '/staff/job/index', tab: false },
  deskLogin: { path: '/desk/login/index', tab: false },
  deskLive: { path: '/desk/live/index', tab: false },
}
