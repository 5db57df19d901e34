import type { Role } from '../../../domain/community/roster'

/** The community looked at, and what the person is there. */
export type RegisterProps = { communityId: string; roles: readonly { role: Role }[] }

/** contract/files.ts: who may take the register out of the system, and who may bring one in. */
const TAKE_OUT: readonly Role[] = ['manager', 'admin']
const BRING_IN: readonly Role[] = ['admin']

export const mayTakeOut = (roles: RegisterProps['roles']): boolean =>
  roles.some(({ role }) => TAKE_OUT.includes(role))
export const mayBringIn = (roles: RegisterProps['roles']): boolean =>
  roles.some(({ role }) => BRING_IN.includes(role))
