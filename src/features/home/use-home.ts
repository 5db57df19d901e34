import { useState } from 'react'
import type { Category } from '../../../domain/routing/taxonomy'
import { markActivity } from '../../api/activity'
import { useReportDrafts } from '../../api/report-drafts'
import { useMe } from '../../api/use-me'
import { useNow } from '../../api/use-now'
import { useTicketList } from '../../api/use-ticket-list'
import { open } from '../../platform/navigate'

/** What the home screen shows and opens. */
export function useHome() {
  const me = useMe()
  const list = useTicketList({ box: 'mine', enabled: me.home !== undefined })
  const drafts = useReportDrafts()
  const now = useNow()
  const [sheet, setSheet] = useState<'homes' | 'categories'>()

  const report = (category: Category): void => {
    setSheet(undefined)
    void open('report', { category })
  }
  const chooseHome = (householdId: string): void => {
    me.chooseHome(householdId)
    setSheet(undefined)
  }
  return {
    me,
    list,
    drafts,
    now,
    sheet,
    show: setSheet,
    close: () => setSheet(undefined),
    report,
    chooseHome,
    openTicket: (id: string) => {
      markActivity()
      void open('ticket', { id })
    },
    openJobs: () => void open('staffJobs', {}),
    openTickets: () => void open('tickets', {}),
  }
}
export type HomeState = ReturnType<typeof useHome>
