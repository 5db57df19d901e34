import { endOf, withoutContact, type Firm } from '../../../domain/community/firm'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { command, list, load } from '../../_kit/store/store'
import { note } from './note'

/** Of firms whose contract ended long ago nobody's name and number is kept. */
export const firmKeeper = (at: Instant) => ({
  due: (limit: number): Promise<Firm[]> =>
    list<Firm>({
      ...{ collection: 'firms', index: 'keeping', equals: {}, limit },
      range: { field: 'keepUntil', condition: command.lte(at) },
    }),
  settle: async (firm: Firm): Promise<void> => {
    await note('firms', firm.communityId, at)
    const reload = () => load<Firm>('firms', firm._id)
    // Under contract again meanwhile: then there is no term, or a later one.
    await commit('firms', firm, reload, (state) =>
      state.keepUntil !== undefined && state.keepUntil <= at && endOf(state) <= at
        ? withoutContact(state)
        : undefined,
    )
  },
})
