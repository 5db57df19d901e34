import { View } from '@tarojs/components'
import { open, query } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { CodeEntry, LookButton } from '../../ui/code-entry'
import { FailureNotice } from '../../ui/failure-notice'
import { TextField } from '../../ui/field'
import { day, dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { say } from '../../ui/words'
import { useJoin, type JoinState } from './use-join'
import { WaysIn } from './ways-in'
import './join-home.scss'

const home = (): void => void open('home', {})

function action(state: JoinState) {
  const { joined, looked, busy, named, join, another } = state
  if (joined !== undefined || looked?.joined)
    return (
      <Button kind="primary" large onPress={home}>
        {say('joinHome.go')}
      </Button>
    )
  if (looked)
    return (
      <>
        <Button
          kind="primary"
          large
          loading={busy}
          onPress={join}
          {...(!named && { blockedBy: say('joinHome.name.missing') })}
        >
          {say('joinHome.join')}
        </Button>
        <Button kind="quiet" onPress={another}>
          {say('joinHome.another')}
        </Button>
      </>
    )
  return <LookButton {...state} word={say('joinHome.look')} missing={say('joinHome.code.missing')} />
}

function Invitation({ state, looked }: { state: JoinState; looked: NonNullable<JoinState['looked']> }) {
  const { communityName, unitLabel, relation, inviter, expiresAt, leaseEndsAt, joined } = looked
  if (joined) return <Notice tone="ok" title={say('joinHome.joinedAlready', { unit: unitLabel })} />
  return (
    <Card>
      <View>{say('joinHome.invites', { inviter, relation: say(`relation.${relation}`) })}</View>
      <View className="al-join-home__unit">{unitLabel}</View>
      <View>{communityName}</View>
      {leaseEndsAt !== undefined && (
        <View>{say('joinHome.lease', { day: day(leaseEndsAt, state.now) })}</View>
      )}
      <View>{say('joinHome.until', { when: dayTime(expiresAt, state.now) })}</View>
      <TextField
        label={say('joinHome.name')}
        hint={say('joinHome.name.hint')}
        value={state.name}
        onChange={state.setName}
        maxLength={30}
      />
    </Card>
  )
}

function ByCode() {
  const state = useJoin()
  const { looked, joined, failure } = state
  return (
    <Page title={say('joinHome.code.title')} action={action(state)}>
      {joined !== undefined ? (
        <Notice tone="ok" title={say('joinHome.joined', { unit: joined })}>
          {say('joinHome.joined.note')}
        </Notice>
      ) : looked ? (
        <Invitation state={state} looked={looked} />
      ) : (
        <CodeEntry {...state} label={say('joinHome.code')} hint={say('joinHome.code.hint')} />
      )}
      <FailureNotice failure={failure} />
    </Page>
  )
}

/** Binding a home: by the code of an invitation when there is one, else every way there is. */
export function JoinHome() {
  const { code, type } = query()
  if (code !== undefined || type !== undefined) return <ByCode />
  return (
    <Page title={say('joinHome.page')}>
      <WaysIn onBound={home} />
    </Page>
  )
}
