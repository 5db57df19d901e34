import type { Role } from '../../../domain/community/roster'

/** The community looked at, and what the person is there. */
export type RegisterProps = { communityId: string; roles: readonly { role: Role }[] }

/** contract/files.ts: who may take the register out of the system, and who may bring one in. */
const TAKE_OUT: readonly Role[] = ['manager', 'admin']
const BRING_IN: readonly Role[] = ['admin']
/** contract/register.ts: who writes single units, and who notes special care. */
const EDIT: readonly Role[] = ['dispatcher', 'manager', 'admin']
const CARE: readonly Role[] = ['dispatcher', 'manager']

export const mayTakeOut = (roles: RegisterProps['roles']): boolean =>
  roles.some(({ role }) => TAKE_OUT.includes(role))
export const mayBringIn = (roles: RegisterProps['roles']): boolean =>
  roles.some(({ role }) => BRING_IN.includes(role))
export const mayEdit = (roles: RegisterProps['roles']): boolean =>
  roles.some(({ role }) => EDIT.includes(role))
export const mayMark = (roles: RegisterProps['roles']): boolean =>
  roles.some(({ role }) => CARE.includes(role))
