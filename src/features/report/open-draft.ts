import type { Category } from '../../../domain/routing/taxonomy'
import { newDraft, readDraft, type ReportDraft } from '../../api/report-drafts'
import { isPublic, type Spot } from './spot'

const isTheirs = (kept: ReportDraft, spots: readonly Spot[]): boolean =>
  spots.some(
    (spot) =>
      spot.householdId === kept.householdId && (!isPublic(spot) || spot.communityId === kept.communityId),
  )

/** The draft of this matter, or a new one for the place chosen now. A home that is no longer theirs is replaced. */
export function openDraft(category: Category, current: Spot, spots: readonly Spot[]): ReportDraft {
  const kept = readDraft(category)
  const { householdId, communityId } = current
  const at = isPublic(current) ? { householdId, communityId, where: 'public' as const } : { householdId }
  if (!kept) return { ...newDraft(category, householdId), ...at }
  const untouched = !kept.unsent && kept.text === '' && kept.photos.length === 0
  return untouched || !isTheirs(kept, spots) ? { ...kept, ...at } : kept
}
