import { View } from '@tarojs/components'
import { replace } from '../../platform/navigate'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { CodeEntry, LookButton } from '../../ui/code-entry'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { WechatButton } from '../../ui/wechat-button'
import { say } from '../../ui/words'
import { useJoinStaff, type JoinStaffState } from './use-join-staff'
import './join-staff.scss'

function action(state: JoinStaffState) {
  const { joined, looked, needsPhone, busy } = state
  if (joined !== undefined)
    return (
      <Button kind="primary" large onPress={() => void replace('staffJobs', {})}>
        {say('joinStaff.go')}
      </Button>
    )
  if (looked && needsPhone)
    return (
      <WechatButton
        ask="getPhoneNumber"
        kind="primary"
        large
        icon="phone"
        loading={busy}
        onAnswer={state.verify}
      >
        {say('joinHome.phone.do')}
      </WechatButton>
    )
  if (looked)
    return (
      <>
        <Button kind="primary" large loading={busy} onPress={state.join}>
          {say('joinStaff.join')}
        </Button>
        <Button kind="quiet" onPress={state.another}>
          {say('joinHome.another')}
        </Button>
      </>
    )
  return <LookButton {...state} word={say('joinHome.look')} missing={say('joinHome.code.missing')} />
}

function Offer({ state, looked }: { state: JoinStaffState; looked: NonNullable<JoinStaffState['looked']> }) {
  const { name, communityName, department, roles, expiresAt } = looked
  return (
    <>
      <Card>
        <View>{say('joinStaff.hello', { name })}</View>
        <View className="al-join-staff__place">{communityName}</View>
        <View>
          {`${say(`department.${department}`)} · ${roles.map((role) => say(`role.${role}`)).join('、')}`}
        </View>
        <View>{say('joinHome.until', { when: dayTime(expiresAt, state.now) })}</View>
      </Card>
      {state.needsPhone && (
        <Notice tone="info" title={say('joinStaff.phone')}>
          {say('joinStaff.phone.note')}
        </Notice>
      )}
    </>
  )
}

/** A colleague comes in by a code: what for, joining, then the jobs. */
export function JoinStaff() {
  const state = useJoinStaff()
  const { joined, looked, noCode, failure } = state
  return (
    <Page title={say('joinStaff.title')} action={action(state)}>
      {joined !== undefined ? (
        <Notice tone="ok" title={say('joinStaff.joined', { community: joined })}>
          {say('joinStaff.joined.note')}
        </Notice>
      ) : looked ? (
        <Offer state={state} looked={looked} />
      ) : (
        <CodeEntry {...state} label={say('joinHome.code')} hint={say('joinHome.code.hint')} />
      )}
      {noCode && <Notice tone="warn" title={say(`joinHome.phone.${noCode}`)} />}
      <FailureNotice failure={failure} />
    </Page>
  )
}
