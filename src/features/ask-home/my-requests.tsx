import { View } from '@tarojs/components'
import type { HomeRequestView } from '../../../contract/community/home'
import { open } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { requestState } from '../../ui/request-state'
import { StateTag } from '../../ui/state-tag'
import { say } from '../../ui/words'
import type { AskHomeState } from './use-ask-home'
import './ask-home.scss'

function Answer({ request, now }: { request: HomeRequestView; now: number }) {
  if (request.state === 'waiting') return <View>{say('askHome.waiting.note')}</View>
  if (!request.decision) return null
  const { byName, at, sentence } = request.decision
  return (
    <Notice tone={request.state === 'approved' ? 'ok' : 'warn'} title={sentence}>
      {say('askHome.by', { name: byName, when: dayTime(at, now) })}
    </Notice>
  )
}

function NextStep({ request, state }: { request: HomeRequestView; state: AskHomeState }) {
  if (request.state === 'waiting')
    return <Button onPress={() => state.askWithdraw(request)}>{say('askHome.withdraw')}</Button>
  if (request.state === 'approved')
    return (
      <Button icon="home" onPress={() => void open('home', {})}>
        {say('joinHome.go')}
      </Button>
    )
  return <Button onPress={() => state.write(request)}>{say('askHome.again')}</Button>
}

/** What was asked and what the front desk said. */
export function MyRequests({ state }: { state: AskHomeState }) {
  const { mine = [], now } = state
  if (mine.length === 0) return null
  return (
    <Section title={say('askHome.mine')}>
      {mine.map((request) => (
        <Card key={request.requestId}>
          <View className="al-ask-home__state">
            <StateTag {...requestState(request.state)} />
          </View>
          <View>
            <View>{`${request.place} ${say(`relation.${request.relation}`)}`}</View>
            <View className="al-line__note">
              {`${request.communityName} · ${say('askHome.askedAt', { when: dayTime(request.askedAt, now) })}`}
            </View>
          </View>
          <Answer request={request} now={now} />
          <NextStep request={request} state={state} />
        </Card>
      ))}
    </Section>
  )
}
