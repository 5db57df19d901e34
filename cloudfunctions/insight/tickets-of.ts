import type { FigureName } from '../../contract/insight'
import type { PromiseKind } from '../../domain/sla/day-share'
import { cardsOf, type Slice } from './cards'
import { insight } from './implementer'
import { promisedCards } from './promised-cards'
import { admitToScope } from './scope'

/** One index for each count, because their lists are cut in its order. */
const COUNTS: Partial<Record<FigureName, { index: string; field: string }>> = {
  received: { index: 'submittedOn', field: 'facts.submittedDay' },
  solved: { index: 'doneOn', field: 'facts.doneDay' },
  reopened: { index: 'reopenedOn', field: 'facts.reopenedDay' },
  rated: { index: 'ratedOn', field: 'facts.ratedDay' },
}

const SHARES: Partial<Record<FigureName, PromiseKind>> = {
  assignedOnTime: 'assigned',
  firstReplyOnTime: 'firstReply',
  onSiteOnTime: 'onSite',
  solvedOnTime: 'solved',
}

/** The tickets behind one figure of a day (domain.md §6). */
export const ticketsOf = insight.ticketsOf.handler(async ({ input, context: { call } }) => {
  const { communityId, department, day, figure } = input
  const { now } = call
  const scope = await admitToScope(call, { communityId, ...(department && { department }) })
  const kind = SHARES[figure]
  if (kind !== undefined) return { ...(await promisedCards(scope, { day, kind, now })), now }
  const count = COUNTS[figure]
  if (count === undefined) throw new Error(`the figure ${figure} has no tickets`)
  const slice: Slice = {
    index: count.index,
    equals: { communityId, [count.field]: day },
    ...(scope.department && { filter: { department: scope.department } }),
  }
  return { ...(await cardsOf([slice], 'submittedAt', now)), now }
})
