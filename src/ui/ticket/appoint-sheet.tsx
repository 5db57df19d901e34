import { View } from '@tarojs/components'
import type { TicketView } from '../../../contract/ticket'
import { Button } from '../button'
import { FailureNotice, type FailureNoticeProps } from '../failure-notice'
import { dayTime } from '../format'
import { Sheet } from '../sheet'
import { say } from '../words'
import { categoryWord } from './state'
import { missingTime, useVisitTime, VisitTime, type When } from './visit-time'

export type AppointSheetProps = {
  ticket: Pick<TicketView, 'place' | 'category' | 'visitAt'>
  now: number
  /** Agrees the time; the server has the last word on it. */
  run: (visitAt: number) => Promise<unknown>
  busy: boolean
  failure: FailureNoticeProps['failure']
  onClose: () => void
}

const optionsOf = (todayLeft: boolean): { value: When; word: string }[] => [
  ...(todayLeft ? [{ value: 'today' as const, word: say('accept.today') }] : []),
  { value: 'tomorrow', word: say('accept.tomorrow') },
  { value: 'own', word: say('accept.own') },
]

/** The word for agreeing a time, or another one where one stands. */
export const appointWord = ({ visitAt }: Pick<TicketView, 'visitAt'>): string =>
  say(visitAt === undefined ? 'move.appoint' : 'move.appointAgain')

/** Agreeing the time of a visit after accepting, or moving it. */
export function AppointSheet({ ticket, now, run, busy, failure, onClose }: AppointSheetProps) {
  const time = useVisitTime(() => undefined, now)
  const blockedBy = missingTime(time)
  const { by } = time
  const action = (
    <>
      <FailureNotice failure={failure} />
      <Button
        kind="primary"
        large
        loading={busy}
        {...(blockedBy !== undefined && { blockedBy })}
        onPress={() => by !== undefined && void run(by)}
      >
        {by === undefined ? appointWord(ticket) : say('appoint.do', { when: dayTime(by, now) })}
      </Button>
    </>
  )
  return (
    <Sheet open title={appointWord(ticket)} onClose={onClose} action={action}>
      <View className="al-appoint__place">{ticket.place}</View>
      <View>{categoryWord(ticket.category)}</View>
      {ticket.visitAt !== undefined && (
        <View>{say('appoint.agreed', { when: dayTime(ticket.visitAt, now) })}</View>
      )}
      <VisitTime time={time} options={optionsOf(time.todayLeft)} hint={say('accept.hint')} />
    </Sheet>
  )
}
