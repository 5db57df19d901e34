import type { Standing } from '../../domain/community/access'
import { actingAt, type Person } from '../../domain/community/person'
import type { Department } from '../../domain/kernel/department'
import type { Instant } from '../../domain/kernel/instant'
import { admit, type Call } from '../_kit/call'

/** What of a community the caller looks at: all of it, or one department. */
export type Scope = { communityId: string; department?: Department }

const SEE_ALL: readonly Standing[] = ['supervisor', 'manager', 'admin']

const ownDepartment = (person: Person, communityId: string, now: Instant): Department | undefined =>
  [...person.roles, ...actingAt(person, now)].find(
    (role) => role.communityId === communityId && role.role === 'lead',
  )?.department

/**
 * Lets the caller through the table for what they ask. A lead who names no department sees their own: cards show
 * places and words of residents, which are shown by need (domain.md §8).
 */
export const admitToScope = async (call: Call, asked: Scope): Promise<Scope> => {
  const { communityId, department } = asked
  const subject = { communityId, ...(department && { department }) }
  const { person, standings } = await admit(call, Promise.resolve(), () => subject)
  if (standings.some((standing) => SEE_ALL.includes(standing))) return subject
  const own = department ?? ownDepartment(person, communityId, call.now)
  return { communityId, ...(own && { department: own }) }
}
