import { View } from '@tarojs/components'
import type { TicketCard, TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Field } from '../../ui/field'
import { clockTime, day as dayWord, dayTime } from '../../ui/format'
import { Sheet } from '../../ui/sheet'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { useAccept, type When } from './use-accept'
import { daysFrom } from './visit-times'

export type AcceptSheetProps = {
  card: Pick<TicketCard, 'ticketId' | 'kind' | 'priority' | 'place' | 'category' | 'promise'>
  onClose: () => void
  onDone: (view: TicketView) => void
  onRefused: (failure: Failure) => void
}

type Accepting = ReturnType<typeof useAccept>

const optionsOf = ({ visits, todayLeft }: Accepting): { value: When; word: string }[] => [
  ...(visits ? [{ value: 'now' as const, word: say('accept.now') }] : []),
  ...(todayLeft ? [{ value: 'today' as const, word: say('accept.today') }] : []),
  { value: 'tomorrow', word: say('accept.tomorrow') },
  ...(visits ? [{ value: 'own' as const, word: say('accept.own') }] : []),
  { value: 'later', word: say(visits ? 'accept.later' : 'accept.noVisit') },
]

/** What the choice means, said before it is made. */
function hintOf({ when, visits, owedBy, now }: Accepting): string {
  if (when !== 'later') return say('accept.hint')
  if (owedBy === undefined) return say(visits ? 'accept.laterTalk' : 'accept.noVisitHint')
  return say('accept.laterOwed', { when: dayTime(owedBy, now) })
}

function Periods({ periods, by, setBy }: Accepting) {
  if (periods.length === 0) return null
  return (
    <Field label={say('accept.period')}>
      <Choice
        label={say('accept.period')}
        options={periods.map((period) => ({ value: period.by, word: period.word }))}
        value={by}
        onChange={setBy}
      />
    </Field>
  )
}

function OwnTime({ now, day, setDay, times, by, setBy }: Accepting) {
  return (
    <>
      <Field label={say('accept.day')}>
        <Choice
          label={say('accept.day')}
          options={daysFrom(now).map((one) => ({ value: one.day, word: dayWord(one.noon, now) }))}
          value={day}
          onChange={setDay}
        />
      </Field>
      <Field label={say('accept.time')} {...(times.length === 0 && { hint: say('accept.dayOver') })}>
        <Choice
          label={say('accept.time')}
          options={times.map((value) => ({ value, word: clockTime(value) }))}
          value={by}
          onChange={setBy}
        />
      </Field>
    </>
  )
}

/** Taking a job: when will you be there, and one button that says what it does. */
export function AcceptSheet({ card, onClose, onDone, onRefused }: AcceptSheetProps) {
  const accept = useAccept(card, { done: onDone, refused: onRefused })
  const action = (
    <Button
      kind="primary"
      large
      loading={accept.busy}
      {...(accept.blockedBy !== undefined && { blockedBy: accept.blockedBy })}
      onPress={() => void accept.run()}
    >
      {accept.word}
    </Button>
  )
  return (
    <Sheet open title={say('accept.title')} onClose={onClose} action={action}>
      <View className="al-job__where">{card.place}</View>
      <View>{categoryWord(card.category)}</View>
      <FailureNotice failure={accept.failure} />
      <Field label={say('accept.when')} hint={hintOf(accept)}>
        <Choice
          label={say('accept.when')}
          options={optionsOf(accept)}
          value={accept.when}
          onChange={accept.setWhen}
        />
      </Field>
      <Periods {...accept} />
      {accept.when === 'own' && <OwnTime {...accept} />}
    </Sheet>
  )
}
