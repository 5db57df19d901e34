import type { Instant } from '../kernel/instant'
import type { Intake } from './parts'
import { ownerWord, promiseOf, type TicketPromise } from './promise'
import type { Progress, Ticket } from './ticket'

/** All that a card needs of a ticket's document: a projection of ≤ 1 kB (design.md D6). */
export const CARD_FIELDS = [
  'number',
  'kind',
  'category',
  'department',
  'priority',
  'state',
  'place',
  'submittedAt',
  'owner',
  'firm',
  'dispatchAt',
  'confirmBy',
  'brief',
  'sortDue',
] as const satisfies readonly (keyof Ticket)[]

/** What a list reads of a ticket. */
export type CardSource = Pick<Ticket, '_id' | (typeof CARD_FIELDS)[number]>

export type Card = Pick<
  Intake,
  'number' | 'kind' | 'category' | 'department' | 'priority' | 'submittedAt'
> & {
  ticketId: string
  state: Progress['state']
  place: string
  excerpt: string
  photos: number
  promise: TicketPromise
  rated: boolean
  /** Who answers for it; for residents in a form of address. */
  ownerName: string
  /** The contractor firm that comes, if any. */
  firmName?: string
}

/** One row of a list, for one kind of reader. */
export const cardOf = (ticket: CardSource, now: Instant, reader: 'resident' | 'staff'): Card => {
  const promise = promiseOf(ticket, now, reader)
  const { excerpt, photos, rated } = ticket.brief
  return {
    ticketId: ticket._id,
    number: ticket.number,
    kind: ticket.kind,
    category: ticket.category,
    department: ticket.department,
    priority: ticket.priority,
    state: ticket.state,
    place: ticket.place.label,
    excerpt,
    photos,
    submittedAt: ticket.submittedAt,
    promise,
    rated,
    ownerName: ownerWord(ticket, reader) ?? '',
    ...(ticket.firm && { firmName: ticket.firm.name }),
  }
}
