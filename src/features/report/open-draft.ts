import type { Category } from '../../../domain/routing/taxonomy'
import { newDraft, readDraft, type ReportDraft } from '../../api/report-drafts'
import type { Home } from '../../api/use-me'

/** The draft of this matter, or a new one for the home chosen now. A home that is no longer theirs is replaced. */
export function openDraft(category: Category, current: Home, homes: readonly Home[]): ReportDraft {
  const kept = readDraft(category)
  if (!kept) return newDraft(category, current.householdId)
  const untouched = !kept.unsent && kept.text === '' && kept.photos.length === 0
  const theirs = homes.some(({ householdId }) => householdId === kept.householdId)
  return untouched || !theirs ? { ...kept, householdId: current.householdId } : kept
}
