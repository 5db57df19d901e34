import type { ButtonKind } from './button'
import type { IconName } from './icon/icon'

export type WechatButtonProps = {
  children: string
  /** What only WeChat's own button may do: give the phone number, share the page into a chat. */
  ask: 'getPhoneNumber' | 'share'
  /** What WeChat answered about the number; in a browser an empty answer for either, at once. */
  onAnswer: (answer: { code?: string; errMsg?: string }) => void
  kind?: ButtonKind
  icon?: IconName
  large?: boolean
  loading?: boolean
}
