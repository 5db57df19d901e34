import type { TicketCard } from '../../contract/ticket'
import { CARD_FIELDS, cardOf, type CardSource } from '../../domain/ticket/card'
import type { ListQuery } from '../_kit/store/queries'
import { list } from '../_kit/store/store'

/** What one screen of a supervisor shows; beyond it `more` says that there are more. */
export const CARDS_SHOWN = 100

export type Slice = Pick<ListQuery, 'index' | 'equals' | 'range' | 'filter'>

/** The first cards of some slices, in the order of `by`. */
export const cardsOf = async (
  slices: readonly Slice[],
  by: 'sortDue' | 'submittedAt',
  now: number,
): Promise<{ cards: TicketCard[]; more: boolean }> => {
  const query = { collection: 'tickets', fields: CARD_FIELDS, limit: CARDS_SHOWN + 1 }
  const found = await Promise.all(slices.map((slice) => list<CardSource>({ ...query, ...slice })))
  const tickets = found.flat().sort((a, b) => a[by] - b[by])
  const cards = tickets.slice(0, CARDS_SHOWN).map((ticket) => cardOf(ticket, now, 'staff'))
  return { cards, more: tickets.length > CARDS_SHOWN }
}
