import { Button as Native, View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './class-names'
import { Icon } from './icon/icon'
import type { WechatButtonProps } from './wechat-button.types'

type Answered = { detail?: { code?: string; errMsg?: string } }

/** WeChat gives phone numbers and share cards to its own button only; it looks like every other button here. */
export function WechatButton(props: WechatButtonProps) {
  const { children, ask, onAnswer, kind = 'secondary', icon, large, loading } = props
  const name = classes(
    'al-wechat-button al-button',
    `al-button--${kind}`,
    large && 'al-button--large',
    loading && 'al-button--idle',
  )
  const answered = ({ detail = {} }: Answered): void => {
    const { code, errMsg } = detail
    onAnswer({ ...(code !== undefined && { code }), ...(errMsg !== undefined && { errMsg }) })
  }
  return (
    <Native
      className={name}
      openType={ask}
      disabled={loading ?? false}
      onGetPhoneNumber={answered}
      hoverClass="al-pressable--down"
    >
      {loading ? (
        <View className="al-button__wheel" {...aria({ hidden: true })} />
      ) : (
        icon && <Icon name={icon} />
      )}
      <View className="al-button__word">{children}</View>
    </Native>
  )
}
