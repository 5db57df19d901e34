type NoQuery = Record<string, never>

/** Every page by name with what it must be given. A new page adds its line here and in app.config.ts. */
export type Routes = {
  home: NoQuery
  tickets: NoQuery
  inbox: NoQuery
  me: NoQuery
  /** `send` sends the draft of this matter at once. */
  report: { category: string; send?: '1' }
  ticket: { id: string }
  /** An address that leads nowhere. */
  lost: NoQuery
  /** Confirming a sign-in at a computer; `scene` is the code on its screen when that was scanned. */
  signIn: { scene?: string }
  /** The caller's homes and who belongs to them; `id` is the household shown first. */
  homes: { id?: string }
  /** Ways to bind a home; `code` is an invitation's. */
  join: { code?: string; type?: '1' }
  /** Asking the front desk for a home. */
  ask: NoQuery
  /** Who saw or decided something about the caller. */
  seen: NoQuery
  /** The caller's own data: what is kept, export, deletion. */
  myData: NoQuery
  staffJobs: NoQuery
  staffJoin: { code?: string }
  /** Computers on which the caller is signed in. */
  staffDesks: NoQuery
  /** Who stands in for the caller, and for whom the caller does. */
  staffDeputies: NoQuery
  /** `do` opens a panel at once. */
  staffJob: { id: string; do?: 'accept' | 'finish' }
  /** Taking an empty installation with its code. */
  staffClaim: NoQuery
  deskLogin: NoQuery
  deskLive: NoQuery
  deskRegister: NoQuery
  deskPolicy: NoQuery
  deskSetup: NoQuery
  deskHomes: NoQuery
  deskStaff: NoQuery
  /** Contractor firms beside our own departments. */
  deskWork: NoQuery
}

export type RouteName = keyof Routes

export const ROUTES: Record<RouteName, { path: string; tab: boolean }> = {
  home: { path: '/pages/home/index', tab: true },
  tickets: { path: '/pages/tickets/index', tab: true },
  inbox: { path: '/pages/inbox/index', tab: true },
  me: { path: '/pages/me/index', tab: true },
  report: { path: '/resident/report/index', tab: false },
  ticket: { path: '/resident/ticket/index', tab: false },
  lost: { path: '/pages/lost/index', tab: false },
  signIn: { path: '/resident/sign-in/index', tab: false },
  homes: { path: '/resident/homes/index', tab: false },
  join: { path: '/resident/join/index', tab: false },
  ask: { path: '/resident/ask/index', tab: false },
  seen: { path: '/resident/seen/index', tab: false },
  myData: { path: '/resident/my-data/index', tab: false },
  staffJobs: { path: '/staff/jobs/index', tab: false },
  staffJoin: { path: '/staff/join/index', tab: false },
  staffDesks: { path: '/staff/desks/index', tab: false },
  staffDeputies: { path: '/staff/deputies/index', tab: false },
  staffJob: { path: '/staff/job/index', tab: false },
  staffClaim: { path: '/staff/claim/index', tab: false },
  deskLogin: { path: '/desk/login/index', tab: false },
  deskLive: { path: '/desk/live/index', tab: false },
  deskRegister: { path: '/desk/register/index', tab: false },
  deskPolicy: { path: '/desk/policy/index', tab: false },
  deskSetup: { path: '/desk/setup/index', tab: false },
  deskHomes: { path: '/desk/homes/index', tab: false },
  deskStaff: { path: '/desk/staff/index', tab: false },
  deskWork: { path: '/desk/work/index', tab: false },
}
