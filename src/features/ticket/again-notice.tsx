import { DAY } from '../../../domain/kernel/instant'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import { useReportAgain } from './use-report-again'
import type { ShownTicket } from './use-resident-ticket'

/** After the days for reopening: what to do instead, with what was reported filled in. */
export function AgainNotice({ state: { view, now } }: { state: ShownTicket }) {
  const reportAgain = useReportAgain(view)
  if (view.reopenUntil === undefined || now <= view.reopenUntil || !reportAgain) return null
  const days = Math.round((view.reopenUntil - (view.confirmedAt ?? view.reopenUntil)) / DAY)
  return (
    <Notice
      tone="info"
      title={days === 0 ? say('again.never') : say('again.title', { days })}
      action={
        <Button inline icon="refresh" onPress={reportAgain}>
          {say('again.do')}
        </Button>
      }
    >
      {say('again.hint')}
    </Notice>
  )
}
