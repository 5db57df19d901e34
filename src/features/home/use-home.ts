import { useState } from 'react'
import type { Category } from '../../../domain/routing/taxonomy'
import { markActivity } from '../../api/activity'
import { dropDraft, readDraft, useReportDrafts } from '../../api/report-drafts'
import { useMe } from '../../api/use-me'
import { useNow } from '../../api/use-now'
import { useTicketList } from '../../api/use-ticket-list'
import { open } from '../../platform/navigate'
import { forgetPhoto } from '../../platform/photos'

/** What the home screen shows and opens. */
export function useHome() {
  const me = useMe()
  const list = useTicketList({ box: 'mine', enabled: me.home !== undefined || me.who?.consent !== undefined })
  const drafts = useReportDrafts()
  const now = useNow()
  const [sheet, setSheet] = useState<'homes' | 'categories'>()

  const report = (category: Category): void => {
    setSheet(undefined)
    void open('report', { category })
  }
  const [discarding, setDiscarding] = useState<Category>()
  const discard = (): void => {
    if (discarding === undefined) return
    readDraft(discarding)?.photos.forEach(forgetPhoto)
    dropDraft(discarding)
    setDiscarding(undefined)
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
    sendAgain: (category: Category) => void open('report', { category, send: '1' }),
    discarding,
    askDiscard: setDiscarding,
    discard,
    keep: () => setDiscarding(undefined),
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
