import { View } from '@tarojs/components'
import { useId, type ReactNode } from 'react'
import { aria } from './aria'
import { classes } from './class-names'
import { Icon } from './icon/icon'
import { AreaControl, TextControl } from './text-control'
import { tooLong } from './too-long'
import { say } from './words'

type Labelled = {
  label: string
  /** What to write and why it is asked. */
  hint?: string | undefined
  /** What is wrong with this field, in words; replaces the hint. */
  error?: string | undefined
  optional?: boolean | undefined
}

/** Label above, control, then the error or the hint: the frame of every control of a form. */
export function Field({
  label,
  hint,
  error,
  optional,
  count,
  footId,
  children,
}: Labelled & { count?: string; footId?: string; children: ReactNode }) {
  return (
    <View className={classes('al-field', error && 'al-field--wrong')}>
      <View className="al-field__label">
        {label}
        {optional && <View className="al-field__optional">{say('common.optional')}</View>}
      </View>
      {children}
      <View className="al-field__foot" {...(footId && { id: footId })}>
        {error ? (
          <View className="al-field__error" {...aria({ role: 'alert' })}>
            <Icon name="warning" size={16} />
            <View>{error}</View>
          </View>
        ) : (
          hint && <View className="al-field__hint">{hint}</View>
        )}
        {count && <View className="al-field__count">{count}</View>}
      </View>
    </View>
  )
}

export type TextFieldProps = Labelled & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** `digit` is a number with a decimal point; `number` is whole. */
  type?: 'text' | 'number' | 'digit' | 'idcard'
  password?: boolean
  maxLength?: number
  focus?: boolean
  onEnter?: () => void
  id?: string
}

/** Words are never cut: what is too long is marked and stays. Digits end where their number ends. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, placeholder, type = 'text', password, maxLength = 140, focus, onEnter, id } = props
  const { label, hint, optional } = props
  const digits = type !== 'text'
  const error = props.error ?? (digits ? undefined : tooLong(value, maxLength))
  const footId = useId()
  return (
    <Field {...{ label, hint, optional, error, footId }}>
      <TextControl
        {...{ placeholder, type, password, focus, onEnter, id, label, value, onChange }}
        {...(Boolean(error ?? hint) && { describedBy: footId })}
        {...(digits && { maxLength })}
        wrong={error !== undefined}
      />
    </Field>
  )
}

export type TextAreaProps = Labelled & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Shown as a counter once 80 % is used. */
  maxLength?: number
  focus?: boolean
  id?: string
}

/** What is pasted stays whole, also beyond `maxLength`: the field says how much is too much (`tooLong`). */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, placeholder, maxLength = 500, focus, id, ...rest } = props
  const { length } = value.trim()
  const count = length >= maxLength * 0.8 ? say('field.count', { n: length, max: maxLength }) : undefined
  const error = rest.error ?? tooLong(value, maxLength)
  const footId = useId()
  return (
    <Field {...rest} footId={footId} {...(count && { count })} {...(error && { error })}>
      <AreaControl
        {...{ placeholder, focus, id, value, onChange }}
        {...(Boolean(error ?? rest.hint) && { describedBy: footId })}
        label={rest.label}
        wrong={error !== undefined}
      />
    </Field>
  )
}
