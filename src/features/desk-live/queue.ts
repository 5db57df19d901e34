import type { TicketCard } from '../../../contract/ticket'
import { categoryWord, departmentWord } from '../../ui/ticket/state'

const dueOf = ({ promise }: TicketCard): number =>
  promise.by === undefined || promise.what === 'confirm' ? Number.POSITIVE_INFINITY : promise.by

/** Due first; what is due at no time, and what waits for the resident, comes last in the order it came in. */
const byDue = (a: TicketCard, b: TicketCard): number => {
  const [first, second] = [dueOf(a), dueOf(b)]
  return first === second ? a.submittedAt - b.submittedAt : first < second ? -1 : 1
}

const wordsOf = (card: TicketCard): string =>
  [
    card.number,
    card.place,
    card.ownerName,
    card.excerpt,
    categoryWord(card.category),
    departmentWord(card.department),
  ]
    .join(' ')
    .toLowerCase()

/** The rows of the queue: every word that was typed must be somewhere in the ticket. */
export function queueOf(cards: readonly TicketCard[], typed: string): TicketCard[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter((card) => wanted.every((word) => wordsOf(card).includes(word))).sort(byDue)
}
