import { actingAt, type Person } from '../community/person'
import type { Instant } from '../kernel/instant'
import type { Department } from '../kernel/department'

/**
 * Where a person may take what nobody has accepted: the departments they work in, lead, or lead as a deputy at `now`
 * (domain.md §2, §3.4).
 */
export const offeredTo = (
  person: Pick<Person, 'roles' | 'acting'>,
  now: Instant,
): { communityId: string; department: Department }[] =>
  [...person.roles, ...actingAt(person, now)].flatMap(({ communityId, department, role }) =>
    department !== undefined && (role === 'technician' || role === 'lead')
      ? [{ communityId, department }]
      : [],
  )
