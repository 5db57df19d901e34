import type { Household } from '../../../domain/community/household'
import { heldHousehold, nameless } from '../../../domain/community/keep'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { command, list, load } from '../../_kit/store/store'
import { note } from './note'

const hasOpenTicket = async ({ communityId, _id }: Household): Promise<boolean> => {
  const equals = { communityId, householdId: _id, open: true }
  const open = await list({ collection: 'tickets', index: 'mine', equals, fields: ['number'], limit: 1 })
  return open.length > 0
}

/** Households that ended long ago: their names and numbers go, unless something about them is open. */
export const householdKeeper = (at: Instant) => ({
  due: (limit: number): Promise<Household[]> =>
    list<Household>({
      ...{ collection: 'households', index: 'keeping', equals: {}, limit },
      range: { field: 'keepUntil', condition: command.lte(at) },
    }),
  settle: async (household: Household): Promise<void> => {
    const reload = () => load<Household>('households', household._id)
    const held = await hasOpenTicket(household)
    if (!held) await note('households', household.communityId, at)
    await commit('households', household, reload, (state) =>
      held ? heldHousehold(state, at) : nameless(state),
    )
  },
})
