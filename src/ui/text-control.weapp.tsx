import { Input, Textarea } from '@tarojs/components'
import { aria } from './aria'
import type { TextControlProps } from './text-control.types'

const shared = ({ id, value, onChange, placeholder, maxLength, focus, label }: TextControlProps) => ({
  ...(id ? { id } : {}),
  value,
  onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
  placeholder: placeholder ?? '',
  placeholderClass: 'al-field__placeholder',
  // WeChat cuts at 140 by itself; -1 takes everything.
  maxlength: maxLength ?? -1,
  focus: focus ?? false,
  ...aria({ label }),
})

export function TextControl(props: TextControlProps) {
  const { type, password, onEnter } = props
  return (
    <Input
      {...shared(props)}
      className="al-field__control"
      type={type ?? 'text'}
      password={password ?? false}
      {...(onEnter ? { onConfirm: onEnter } : {})}
    />
  )
}

export function AreaControl(props: TextControlProps) {
  return (
    <Textarea
      {...shared(props)}
      className="al-field__control al-field__control--area"
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
    />
  )
}
