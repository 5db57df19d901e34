import type { PromisedCard } from '../../../contract/insight'
import { categoryWord, departmentWord } from '../../ui/ticket/state'

export type QueueCard = PromisedCard

const dueOf = ({ promise }: QueueCard): number =>
  promise.by === undefined || promise.what === 'confirm' ? Number.POSITIVE_INFINITY : promise.by

/** Due first; what is due at no time, and what waits for the resident, comes last in the order it came in. */
const byDue = (a: QueueCard, b: QueueCard): number => {
  const [first, second] = [dueOf(a), dueOf(b)]
  return first === second ? a.submittedAt - b.submittedAt : first < second ? -1 : 1
}

/** Open tickets as they are looked at: what has been overdue longest stands first. */
export const dueFirst = (cards: readonly QueueCard[]): QueueCard[] => [...cards].sort(byDue)

const wordsOf = (card: QueueCard): string =>
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

/** The rows that hold every word that was typed, in their order. */
export function found<Card extends QueueCard>(cards: readonly Card[], typed: string): Card[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter((card) => wanted.every((word) => wordsOf(card).includes(word)))
}
