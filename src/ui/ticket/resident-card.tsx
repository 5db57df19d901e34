import { View } from '@tarojs/components'
import type { TicketCard } from '../../../contract/ticket'
import { NEEDS_VISIT } from '../../../domain/ticket/moves'
import { Card } from '../card'
import { dayTime } from '../format'
import { Icon } from '../icon/icon'
import { Progress } from '../progress'
import { PromiseLine } from '../promise-line'
import { StateTag } from '../state-tag'
import { say } from '../words'
import { categoryIcon } from './category-icon'
import { residentPromise } from './resident-promise'
import { categoryWord, stateTag } from './state'

type State = TicketCard['state']

/** The step that is going on, of four: 派单 · 接单 · 到场 · 完成. */
const AT: Record<State, number> = {
  triage: 0,
  dispatched: 1,
  accepted: 2,
  on_the_way: 2,
  on_site: 3,
  done: 4,
  confirmed: 4,
  cancelled: 0,
}

export function TicketProgress({ state, kind }: Pick<TicketCard, 'state' | 'kind'>) {
  const visit = NEEDS_VISIT.includes(kind)
  const third = say(visit ? 'progress.visit' : 'progress.handle')
  return (
    <Progress
      steps={[say('progress.dispatch'), say('progress.accept'), third, say('progress.done')]}
      at={AT[state]}
    />
  )
}

const isOver = (state: State): boolean => state === 'confirmed' || state === 'cancelled'

/** One matter of a resident: what, who has it, by when, how far. */
export function ResidentCard({ card, now, onPress }: { card: TicketCard; now: number; onPress: () => void }) {
  const what = categoryWord(card.category)
  const promise = residentPromise(card.promise, now)
  const label = [what, stateTag(card.state).word, !isOver(card.state) && `${promise.who} ${promise.by ?? ''}`]
  return (
    <Card onPress={onPress} label={label.filter(Boolean).join('，')}>
      <View className="al-ticket-card">
        <View className="al-ticket-card__head">
          <Icon name={categoryIcon(card.category)} tone="brand" />
          <View className="al-ticket-card__what">{what}</View>
          <StateTag {...stateTag(card.state)} />
        </View>
        {card.excerpt !== '' && <View className="al-ticket-card__text">{card.excerpt}</View>}
        {isOver(card.state) ? (
          <View className="al-ticket-card__text">
            {card.place} {dayTime(card.submittedAt, now)}
          </View>
        ) : (
          <>
            <PromiseLine {...promise} />
            <TicketProgress state={card.state} kind={card.kind} />
          </>
        )}
      </View>
    </Card>
  )
}
