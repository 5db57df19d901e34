import { View } from '@tarojs/components'
import type { TicketCard, TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Sheet } from '../../ui/sheet'
import { categoryWord } from '../../ui/ticket/state'
import { VisitTime, type When } from '../../ui/ticket/visit-time'
import { say } from '../../ui/words'
import { useAccept } from './use-accept'

export type AcceptSheetProps = {
  card: Pick<TicketCard, 'ticketId' | 'kind' | 'priority' | 'place' | 'category' | 'promise'>
  onClose: () => void
  onDone: (view: TicketView) => void
  onRefused: (failure: Failure) => void
}

type Accepting = ReturnType<typeof useAccept>

const optionsOf = ({
  visits,
  time: { todayLeft, tomorrowLeft },
}: Accepting): { value: When; word: string }[] => [
  ...(visits ? [{ value: 'now' as const, word: say('accept.now') }] : []),
  ...(todayLeft ? [{ value: 'today' as const, word: say('accept.today') }] : []),
  ...(tomorrowLeft ? [{ value: 'tomorrow' as const, word: say('accept.tomorrow') }] : []),
  ...(visits ? [{ value: 'own' as const, word: say('accept.own') }] : []),
  { value: 'later', word: say(visits ? 'accept.later' : 'accept.noVisit') },
]

/** What the choice means, said before it is made. */
function hintOf({ time: { when, now }, visits, owedBy }: Accepting): string {
  if (when !== 'later') return say('accept.hint')
  if (owedBy === undefined) return say(visits ? 'accept.laterTalk' : 'accept.noVisitHint')
  return say('accept.laterOwed', { when: dayTime(owedBy, now) })
}

/** Taking a job: when will you be there, and one button that says what it does. */
export function AcceptSheet({ card, onClose, onDone, onRefused }: AcceptSheetProps) {
  const accept = useAccept(card, { done: onDone, refused: onRefused })
  const action = (
    <>
      <FailureNotice failure={accept.failure} />
      <Button
        kind="primary"
        large
        loading={accept.busy}
        {...(accept.blockedBy !== undefined && { blockedBy: accept.blockedBy })}
        onPress={() => void accept.run()}
      >
        {accept.word}
      </Button>
    </>
  )
  return (
    <Sheet open title={say('accept.title')} onClose={onClose} action={action}>
      <View className="al-job__where">{card.place}</View>
      <View>{categoryWord(card.category)}</View>
      <VisitTime time={accept.time} options={optionsOf(accept)} hint={hintOf(accept)} />
    </Sheet>
  )
}
