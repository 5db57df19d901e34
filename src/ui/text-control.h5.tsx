import type { ChangeEvent, KeyboardEvent } from 'react'
import type { TextControlProps } from './text-control.types'

type Control = HTMLInputElement | HTMLTextAreaElement

const shared = ({
  id,
  value,
  onChange,
  placeholder,
  maxLength,
  focus,
  label,
  wrong,
  describedBy,
}: TextControlProps) => ({
  id,
  value,
  onChange: (event: ChangeEvent<Control>) => onChange(event.target.value),
  placeholder,
  maxLength,
  autoFocus: focus,
  'aria-label': label,
  'aria-invalid': wrong,
  'aria-describedby': describedBy,
})

const KEYBOARD = { text: 'text', number: 'numeric', digit: 'decimal', idcard: 'text' } as const

/** The browser's own input: label, keyboard and autofill work without Taro's wrapper. */
export function TextControl(props: TextControlProps) {
  const { type = 'text', password, onEnter } = props
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.()
  }
  return (
    <input
      {...shared(props)}
      className="al-field__control"
      type={password ? 'password' : 'text'}
      inputMode={KEYBOARD[type]}
      onKeyDown={onKeyDown}
    />
  )
}

export function AreaControl(props: TextControlProps) {
  return <textarea {...shared(props)} className="al-field__control al-field__control--area" rows={4} />
}
