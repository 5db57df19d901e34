import { View } from '@tarojs/components'
import type { TicketCard } from '../../../contract/ticket'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { FailureNotice } from '../../ui/failure-notice'
import { ago } from '../../ui/format'
import { Icon } from '../../ui/icon/icon'
import { Pressable } from '../../ui/pressable'
import { StateTag } from '../../ui/state-tag'
import { dueWords } from '../../ui/ticket/due'
import { categoryWord, stateTag } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import type { Step } from './steps'
import { useStep } from './use-step'

export type JobRowProps = {
  card: TicketCard
  now: number
  step: Step | undefined
  /** Only one button of a screen is the loudest: that of the job due first. */
  first?: boolean
  onOpen: () => void
  /** Steps that ask for something: when will you be there, what was done. */
  onAsk: (step: Step) => void
}

function Due({ card, now }: Pick<JobRowProps, 'card' | 'now'>) {
  const due = dueWords(card, now)
  if (!due.left) return null
  return (
    <View className={`al-job__due al-tone-${due.tone}`}>
      <Icon name={due.state === 'late' ? 'warning' : 'clock'} size={16} />
      <View>{due.left}</View>
    </View>
  )
}

/** When somebody is to be there: how long is left says too little of a slot. */
function Visit({ card, now }: Pick<JobRowProps, 'card' | 'now'>) {
  return card.promise.what === 'visit' ? <View>{dueWords(card, now).by}</View> : null
}

function StepButton({
  card,
  step,
  first,
  onAsk,
}: Pick<JobRowProps, 'card' | 'first' | 'onAsk'> & { step: Step }) {
  const { take, busy, failure } = useStep(card.ticketId)
  const press = (): void => {
    if (step === 'set_out' || step === 'arrive') void take(step)
    else onAsk(step)
  }
  return (
    <View className="al-job__step">
      <Button kind={first ? 'primary' : 'secondary'} large loading={busy} onPress={press}>
        {say(`move.${step}`)}
      </Button>
      <FailureNotice failure={failure} />
    </View>
  )
}

/** One job: where, what, since when, until when, and the next step as one button. */
export function JobRow({ card, now, step, first, onOpen, onAsk }: JobRowProps) {
  const urgent = card.priority === 'emergency'
  return (
    <Card {...(urgent && { tone: 'danger' as const })}>
      <Pressable className="al-job" onPress={onOpen}>
        <View className="al-job__head">
          {urgent && <StateTag word={say('ticket.emergency')} icon="warning" tone="danger" />}
          <StateTag {...stateTag(card.state)} />
          <Due card={card} now={now} />
        </View>
        <View className="al-job__where">{card.place}</View>
        <Visit card={card} now={now} />
        {card.firmName && <View>{card.firmName}</View>}
        <View>{[categoryWord(card.category), card.excerpt].filter(Boolean).join(' · ')}</View>
        <View className="al-job__since">
          {say('jobs.since', { ago: ago(card.submittedAt, now), number: card.number })}
        </View>
      </Pressable>
      {step && <StepButton card={card} step={step} first={first} onAsk={onAsk} />}
    </Card>
  )
}
