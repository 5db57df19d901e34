import { withoutOldHomes } from '../../../domain/community/binding'
import type { Person } from '../../../domain/community/person'
import { KEPT_MONTHS, monthsAfter } from '../../../domain/kernel/keeping'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { command, list, load } from '../../_kit/store/store'
import { note } from './note'

/** Homes that ended as long ago as tickets are kept go off their person: where somebody lived is nobody's business then. */
export const bindingKeeper = (at: Instant) => {
  const until = monthsAfter(at, -KEPT_MONTHS.tickets)
  return {
    due: (limit: number): Promise<Person[]> =>
      list<Person>({
        ...{ collection: 'persons', index: 'ended', equals: {}, limit },
        range: { field: 'homes.endsAt', condition: command.lte(until) },
      }),
    settle: async (person: Person): Promise<void> => {
      const old = person.homes.filter(({ endsAt = Infinity }) => endsAt <= until)
      for (const communityId of new Set(old.map((home) => home.communityId)))
        await note('bindings', communityId, at)
      const reload = () => load<Person>('persons', person._id)
      await commit('persons', person, reload, (state) => withoutOldHomes(state, until))
    },
  }
}
