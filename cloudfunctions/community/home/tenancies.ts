import type { Household } from '../../../domain/community/household'
import type { HomeBinding } from '../../../domain/community/person'
import type { Instant } from '../../../domain/kernel/instant'
import { list } from '../../_kit/store/store'
import { residentsOf } from './residents'

/** Tenures of one unit that a person could still be bound to; the newest begin the list. */
const RECENT = 10

export const householdsOf = (communityId: string, unitId: string): Promise<Household[]> =>
  list<Household>({
    collection: 'households',
    index: 'byUnit',
    equals: { communityId, unitId },
    limit: RECENT,
  })

/** Tenants of the owner's unit: their leases are households of their own beside the owner's. */
export const tenanciesOf = async ({ communityId, unitId, householdId }: HomeBinding, now: Instant) => {
  const households = await householdsOf(communityId, unitId)
  const leases = households.filter(
    ({ _id, kind, to }) => _id !== householdId && kind === 'let' && (to === undefined || to > now),
  )
  const found = await Promise.all(leases.map(({ _id }) => residentsOf(_id, now)))
  return found.flat().filter(({ home }) => home.relation === 'tenant')
}
