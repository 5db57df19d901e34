import { cardsOf, type Slice } from './cards'
import { insight } from './implementer'
import { admitToScope } from './scope'

type Figure = 'received' | 'solved' | 'late' | 'reopened' | 'rated'

/** The same slices as `today` counts, so that a figure and the tickets behind it cannot differ. */
const SLICES: Record<Figure, { index: string; field: string; filter?: Record<string, unknown> }> = {
  received: { index: 'submittedOn', field: 'facts.submittedDay' },
  solved: { index: 'doneOn', field: 'facts.doneDay' },
  late: { index: 'doneOn', field: 'facts.doneDay', filter: { 'facts.late': true } },
  reopened: { index: 'reopenedOn', field: 'facts.reopenedDay' },
  rated: { index: 'ratedOn', field: 'facts.ratedDay' },
}

/** The tickets behind one figure of a day (domain.md §6). */
export const ticketsOf = insight.ticketsOf.handler(async ({ input, context: { call } }) => {
  const { communityId, department, day, figure } = input
  const scope = await admitToScope(call, { communityId, ...(department && { department }) })
  const { index, field, filter } = SLICES[figure]
  const slice: Slice = {
    index,
    equals: { communityId, [field]: day },
    filter: { ...filter, ...(scope.department && { department: scope.department }) },
  }
  return { ...(await cardsOf([slice], 'submittedAt', call.now)), now: call.now }
})
