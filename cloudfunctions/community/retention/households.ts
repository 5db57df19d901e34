import type { Household } from '../../../domain/community/household'
import { heldHousehold, isOver, nameless, trimmed } from '../../../domain/community/keep'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { command, list, load } from '../../_kit/store/store'
import { note } from './note'

const hasOpenTicket = async ({ communityId, _id }: Household): Promise<boolean> => {
  const equals = { communityId, householdId: _id, open: true }
  const open = await list({ collection: 'tickets', index: 'mine', equals, fields: ['number'], limit: 1 })
  return open.length > 0
}

/** What was noted of households long ago goes; of those that ended long ago all names, unless something is open. */
export const householdKeeper = (at: Instant) => ({
  due: (limit: number): Promise<Household[]> =>
    list<Household>({
      ...{ collection: 'households', index: 'keeping', equals: {}, limit },
      range: { field: 'keepUntil', condition: command.lte(at) },
    }),
  settle: async (household: Household): Promise<void> => {
    const reload = () => load<Household>('households', household._id)
    const held = isOver(household, at) && (await hasOpenTicket(household))
    await note(isOver(household, at) && !held ? 'households' : 'changes', household.communityId, at)
    await commit('households', household, reload, (state) => {
      if (held) return heldHousehold(state, at)
      return isOver(state, at) ? nameless(state) : trimmed(state, at)
    })
  },
})
