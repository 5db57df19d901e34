import type { WhoAmI } from '../../../contract/community/me'
import type { Member } from './use-roster'

export type May = { head: boolean; plan: (member: Pick<Member, 'department'>) => boolean }

/** What roles of a community open here (docs/permissions.md); the server decides again. */
export const mayBy = (roles: WhoAmI['roles']): May => {
  const is = (...wanted: string[]): boolean => roles.some(({ role }) => wanted.includes(role))
  return {
    head: is('manager', 'admin'),
    // A lead plans the own department.
    plan: ({ department }) =>
      is('supervisor', 'manager', 'admin') ||
      roles.some((one) => one.role === 'lead' && one.department === department),
  }
}
