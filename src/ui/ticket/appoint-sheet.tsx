import { View } from '@tarojs/components'
import type { TicketView } from '../../../contract/ticket'
import { Button } from '../button'
import { FailureNotice, type FailureNoticeProps } from '../failure-notice'
import { Sheet } from '../sheet'
import { say } from '../words'
import { categoryWord } from './state'
import { missingTime, useVisitTime, VisitTime, type ChosenTime, type Offered, type When } from './visit-time'
import { visitWord } from './visit-word'

export type AppointSheetProps = {
  ticket: Pick<TicketView, 'place' | 'category' | 'visitAt' | 'visitFrom'>
  now: number
  /** Agrees the time; the server has the last word on it. */
  run: (visit: { from?: number; by: number }) => Promise<unknown>
  busy: boolean
  /** What times there are, as the server says. */
  offered: Offered
  failure: FailureNoticeProps['failure']
  onClose: () => void
}

const optionsOf = ({ todayLeft, tomorrowLeft }: ChosenTime): { value: When; word: string }[] => [
  ...(todayLeft ? [{ value: 'today' as const, word: say('accept.today') }] : []),
  ...(tomorrowLeft ? [{ value: 'tomorrow' as const, word: say('accept.tomorrow') }] : []),
  { value: 'own', word: say('accept.own') },
]

/** The word for agreeing a time, or another one where one stands. */
export const appointWord = ({ visitAt }: Pick<TicketView, 'visitAt'>): string =>
  say(visitAt === undefined ? 'move.appoint' : 'move.appointAgain')

/** Agreeing the time of a visit after accepting, or moving it. */
export function AppointSheet({ ticket, now, run, busy, offered, failure, onClose }: AppointSheetProps) {
  const time = useVisitTime(() => undefined, now, offered)
  const blockedBy = missingTime(time)
  const { visit } = time
  const action = (
    <>
      <FailureNotice failure={failure} />
      <Button
        kind="primary"
        large
        loading={busy}
        {...(blockedBy !== undefined && { blockedBy })}
        onPress={() => visit !== undefined && void run(visit)}
      >
        {visit === undefined ? appointWord(ticket) : say('appoint.do', { when: visitWord(visit, now) })}
      </Button>
    </>
  )
  return (
    <Sheet open title={appointWord(ticket)} onClose={onClose} action={action}>
      <View className="al-appoint__place">{ticket.place}</View>
      <View>{categoryWord(ticket.category)}</View>
      {ticket.visitAt !== undefined && (
        <View>
          {say('appoint.agreed', { when: visitWord({ from: ticket.visitFrom, by: ticket.visitAt }, now) })}
        </View>
      )}
      <VisitTime time={time} options={optionsOf(time)} hint={say('accept.hint')} />
    </Sheet>
  )
}
