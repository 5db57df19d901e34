import { View } from '@tarojs/components'
import type { TicketCard, TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import { useAccept, type When } from './use-accept'

export type AcceptSheetProps = {
  card: Pick<TicketCard, 'ticketId' | 'kind' | 'priority' | 'place' | 'category'>
  onClose: () => void
  onDone: (view: TicketView) => void
  onRefused: (failure: Failure) => void
}

/** Taking a job: when will you be there, and one button that says what it does. */
export function AcceptSheet({ card, onClose, onDone, onRefused }: AcceptSheetProps) {
  const accept = useAccept(card, { done: onDone, refused: onRefused })
  const options: { value: When; word: string }[] = [
    ...(accept.visits ? [{ value: 'now' as const, word: say('accept.now') }] : []),
    ...(accept.todayLeft ? [{ value: 'today' as const, word: say('accept.today') }] : []),
    { value: 'tomorrow', word: say('accept.tomorrow') },
    { value: 'later', word: say(accept.visits ? 'accept.later' : 'accept.noVisit') },
  ]
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
      <Field label={say('accept.when')} hint={say('accept.hint')}>
        <Choice label={say('accept.when')} options={options} value={accept.when} onChange={accept.setWhen} />
      </Field>
      {accept.periods.length > 0 && (
        <Field label={say('accept.period')}>
          <Choice
            label={say('accept.period')}
            options={accept.periods.map(({ by, word }) => ({ value: by, word }))}
            value={accept.period}
            onChange={accept.setPeriod}
          />
        </Field>
      )}
      <FailureNotice failure={accept.failure} />
    </Sheet>
  )
}
