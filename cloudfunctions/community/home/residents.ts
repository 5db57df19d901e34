import { membersOf } from '../../../domain/community/binding'
import type { Person } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import { list } from '../../_kit/store/store'

/** More people than any home has; who is beyond would neither be seen nor removed. */
const MOST = 200

const boundTo = (householdId: string): Promise<Person[]> =>
  list<Person>({
    collection: 'persons',
    index: 'byHousehold',
    equals: { 'homes.householdId': householdId },
    limit: MOST,
  })

/** Who belongs to a household at `now`. One indexed read. */
export const residentsOf = async (householdId: string, now: Instant) =>
  membersOf(await boundTo(householdId), householdId, now)
