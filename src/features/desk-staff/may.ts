import type { WhoAmI } from '../../../contract/community/me'
import { DEPUTISED } from '../../../domain/community/roster'
import type { Member } from './use-roster'

export type May = {
  head: boolean
  plan: (member: Pick<Member, 'department'>) => boolean
  /** Says who stands in: whoever is away, or the heads. */
  name: (member: Pick<Member, 'personId' | 'roles'>) => boolean
}

/** What roles of a community open here (docs/permissions.md); the server decides again. */
export const mayBy = (roles: WhoAmI['roles'], own: string): May => {
  const is = (...wanted: string[]): boolean => roles.some(({ role }) => wanted.includes(role))
  return {
    head: is('manager', 'admin'),
    name: ({ personId, roles: theirs }) =>
      theirs.some((role) => DEPUTISED.includes(role)) && (personId === own || is('manager', 'admin')),
    // A lead plans the own department.
    plan: ({ department }) =>
      is('supervisor', 'manager', 'admin') ||
      roles.some((one) => one.role === 'lead' && one.department === department),
  }
}
