import { Button } from './button'
import type { WechatButtonProps } from './wechat-button.types'

/** A button like any other; what stands in for WeChat is the caller's affair. */
export function WechatButton({ ask: _ask, onAnswer, ...rest }: WechatButtonProps) {
  return <Button {...rest} onPress={() => onAnswer({})} />
}
