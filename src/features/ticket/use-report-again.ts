import type { TicketView } from '../../../contract/ticket'
import { keepDraft, newDraft, readDraft } from '../../api/report-drafts'
import { useMe } from '../../api/use-me'
import { open } from '../../platform/navigate'
import { say } from '../../ui/words'

/** Opens a new report of the same matter with the earlier one named; undefined for somebody without a home here. */
export function useReportAgain({ category, number, text, place }: TicketView): (() => void) | undefined {
  const { home, who } = useMe()
  if (!home) return undefined
  return () => {
    // What was begun of this matter is not written over.
    if (!readDraft(category)) {
      const words = say(text === '' ? 'again.text' : 'again.textWith', { number, text })
      const there = who?.homes.find(({ unitLabel }) => unitLabel === place)
      const where = there ? {} : { where: 'public' as const, publicPlace: place }
      keepDraft({ ...newDraft(category, (there ?? home).householdId), ...where, text: words })
    }
    void open('report', { category })
  }
}
