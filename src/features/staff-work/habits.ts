import type { TicketCard } from '../../../contract/ticket'
import { TAXONOMY } from '../../../domain/routing/taxonomy'
import { storage } from '../../platform/storage'
import { say, words, type WordKey } from '../../ui/words'

type Category = TicketCard['category']
type Counts = Record<string, number>
type Of = 'cause' | 'materials'

const SHOWN = 6
const KEPT = 20

const keyOf = (of: Of, category: Category): string => `habit.${of}.${category}`

const isKey = (key: string): key is WordKey => key in words

/** Common causes of a category, or of its kind when it has none of its own. */
function common(category: Category): string[] {
  const own = `cause.${category}`
  const key: WordKey = isKey(own) ? own : `cause.kind.${TAXONOMY[category].kind}`
  return say(key).split('|')
}

const usual = (of: Of, category: Category): string[] =>
  Object.entries(storage.read<Counts>(keyOf(of, category)) ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => word)

/** What this phone used most for the category, then what is common. */
export const causesOf = (category: Category): string[] =>
  [...new Set([...usual('cause', category), ...common(category)])].slice(0, SHOWN)

/** Materials as they were written before, most used first. */
export const materialsOf = (category: Category): string[] => usual('materials', category).slice(0, SHOWN)

/** Counts one use, so that it stands first the next time. */
export function remember(of: Of, category: Category, word: string): void {
  if (word === '') return
  const counts = storage.read<Counts>(keyOf(of, category)) ?? {}
  const most = Object.entries({ ...counts, [word]: (counts[word] ?? 0) + 1 })
    .sort(([, a], [, b]) => b - a)
    .slice(0, KEPT)
  storage.write(keyOf(of, category), Object.fromEntries(most))
}
