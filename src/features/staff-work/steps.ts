import type { TicketCard, TicketView } from '../../../contract/ticket'
import { movesFor, NEEDS_VISIT } from '../../../domain/ticket/moves'

/** What a technician does next; each is a move of the table (domain/ticket/moves.ts). */
export type Step = 'accept' | 'set_out' | 'arrive' | 'finish' | 'settle'

type State = TicketCard['state']

const WITH_VISIT: Partial<Record<State, readonly Step[]>> = {
  triage: ['accept'],
  dispatched: ['accept'],
  accepted: ['set_out', 'arrive'],
  on_the_way: ['arrive'],
  on_site: ['finish'],
}

/** Complaints and inquiries are settled without a visit; whoever goes all the same can say so. */
const WITHOUT_VISIT: Partial<Record<State, readonly Step[]>> = {
  ...WITH_VISIT,
  accepted: ['settle', 'set_out'],
  on_the_way: ['arrive', 'settle'],
  on_site: ['settle'],
}

/** The steps open now, the one for the big button first. */
export const stepsOf = ({ kind, state, moves }: Pick<TicketView, 'kind' | 'state' | 'moves'>): Step[] => {
  const order = (NEEDS_VISIT.includes(kind) ? WITH_VISIT : WITHOUT_VISIT)[state] ?? []
  return order.filter((step) => moves.includes(step))
}

/** The big button of a row: what the table gives its owner, or a colleague for what nobody has. */
export const stepOfCard = ({ kind, state }: TicketCard, as: 'handler' | 'colleague'): Step | undefined =>
  stepsOf({ kind, state, moves: movesFor(kind, state, [as]) })[0]
