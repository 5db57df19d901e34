import type { TicketView } from '../../../contract/ticket'
import { keepDraft, newDraft, readDraft } from '../../api/report-drafts'
import { useMe } from '../../api/use-me'
import { open } from '../../platform/navigate'
import { say } from '../../ui/words'

/** Opens a new report of the same matter with the earlier one named; undefined for somebody without a home here. */
export function useReportAgain({ category, number, text }: TicketView): (() => void) | undefined {
  const { home } = useMe()
  if (!home) return undefined
  return () => {
    // What was begun of this matter is not written over.
    if (!readDraft(category)) {
      const words = say(text === '' ? 'again.text' : 'again.textWith', { number, text })
      keepDraft({ ...newDraft(category, home.householdId), text: words })
    }
    void open('report', { category })
  }
}
