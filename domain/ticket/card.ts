import type { Instant } from '../kernel/instant'
import type { Intake } from './parts'
import { promiseOf, type TicketPromise } from './promise'
import type { Progress } from './ticket'

/** What a card needs of a ticket's document: a projection of ≤ 1 kB (design.md D6). */
export const CARD_FIELDS = [
  'number',
  'kind',
  'category',
  'department',
  'priority',
  'state',
  'place',
  'text',
  'photos',
  'submittedAt',
  'owner',
  'clocks',
  'visitAt',
  'dispatchAt',
  'confirmBy',
  'rating',
  'sortDue',
] as const

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
  ownerName: string
}

/** Code points, so that no character is cut in half. */
const EXCERPT = 40

/** One row of a list, for one kind of reader. */
export const cardOf = (ticket: Intake & Progress, now: Instant, reader: 'resident' | 'staff'): Card => {
  const promise = promiseOf(ticket, now, reader)
  return {
    ticketId: ticket._id,
    number: ticket.number,
    kind: ticket.kind,
    category: ticket.category,
    department: ticket.department,
    priority: ticket.priority,
    state: ticket.state,
    place: ticket.place.label,
    excerpt: Array.from(ticket.text).slice(0, EXCERPT).join(''),
    photos: ticket.photos.length,
    submittedAt: ticket.submittedAt,
    promise,
    rated: ticket.rating !== undefined,
    ownerName: promise.who ?? '',
  }
}
