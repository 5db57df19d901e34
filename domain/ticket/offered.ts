import { actingAt, type Person } from '../community/person'
import { rolesAt } from '../community/trial'
import type { Instant } from '../kernel/instant'
import type { Department } from '../kernel/department'

/**
 * Where a person may take what nobody has accepted: the departments they work in, lead, or lead as a deputy at `now`
 * (domain.md §2, §3.4).
 */
export const offeredTo = (
  person: Pick<Person, 'roles' | 'acting' | 'trial'>,
  now: Instant,
): { communityId: string; department: Department }[] =>
  [...rolesAt(person, now), ...actingAt(person, now)].flatMap(({ communityId, department, role }) =>
    department !== undefined && (role === 'technician' || role === 'lead')
      ? [{ communityId, department }]
      : [],
  )
