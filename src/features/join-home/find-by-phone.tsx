import { Card } from '../../ui/card'
import { View } from '@tarojs/components'
import { FailureNotice } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/words'
import { WechatButton } from '../../ui/wechat-button'
import { FoundHomes } from './found-homes'
import { useFoundHomes } from './use-found-homes'
import './join-home.scss'

type Props = {
  title: string
  text: string
  /** After homes were bound. */
  onBound?: () => void
}

/** Has WeChat vouch for the phone number, shows the homes found under it, binds those that are ticked. */
export function FindByPhone({ title, text, onBound }: Props) {
  const state = useFoundHomes(onBound)
  const { found, noCode, busy, ask, failure } = state
  const ready = found !== undefined && found.homes.some(({ bound }) => !bound)
  return (
    <Card>
      <View className="al-join-home__title">{title}</View>
      <View>{text}</View>
      {!ready && (
        <WechatButton ask="getPhoneNumber" kind="primary" large icon="phone" loading={busy} onAnswer={ask}>
          {say('joinHome.phone.do')}
        </WechatButton>
      )}
      {noCode && (
        <Notice tone="warn" title={say(`joinHome.phone.${noCode}`)}>
          {say(`joinHome.phone.${noCode}.todo`)}
        </Notice>
      )}
      <FoundHomes state={state} />
      <FailureNotice failure={failure} />
    </Card>
  )
}
