import { View } from '@tarojs/components'
import type { TicketView } from '../../../contract/ticket'
import { Card } from '../../ui/card'
import { Icon } from '../../ui/icon/icon'
import { PromiseLine } from '../../ui/promise-line'
import { StateTag } from '../../ui/state-tag'
import { categoryIcon } from '../../ui/ticket/category-icon'
import { TicketProgress } from '../../ui/ticket/resident-card'
import { residentPromise } from '../../ui/ticket/resident-promise'
import { categoryWord, stateTag } from '../../ui/ticket/state'
import { say } from '../../ui/words'
import './ticket.scss'

/** Who has it and by when, large; then what and where. */
export function TicketHead({ view, now }: { view: TicketView; now: number }) {
  const over = view.state === 'confirmed' || view.state === 'cancelled'
  return (
    <Card>
      <View className="al-ticket-head">
        {!over && <PromiseLine large {...residentPromise(view.promise, now)} />}
        <View className="al-ticket-head__what">
          <Icon name={categoryIcon(view.category)} tone="brand" />
          <View className="al-ticket-head__word">{categoryWord(view.category)}</View>
          <StateTag {...stateTag(view.state)} />
        </View>
        {!over && <TicketProgress state={view.state} kind={view.kind} />}
        <View className="al-ticket-head__place">
          {view.place} · {say('report.number', { number: view.number })}
        </View>
      </View>
    </Card>
  )
}
