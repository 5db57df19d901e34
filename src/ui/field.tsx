import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { classes } from './class-names'
import { Icon } from './icon/icon'
import { AreaControl, TextControl } from './text-control'
import { say } from './words'

type Labelled = {
  label: string
  /** What to write and why it is asked. */
  hint?: string
  /** What is wrong with this field, in words; replaces the hint. */
  error?: string
  optional?: boolean
}

/** Label above, control, then the error or the hint: the frame of every control of a form. */
export function Field({
  label,
  hint,
  error,
  optional,
  count,
  children,
}: Labelled & { count?: string; children: ReactNode }) {
  return (
    <View className={classes('al-field', error && 'al-field--wrong')}>
      <View className="al-field__label">
        {label}
        {optional && <View className="al-field__optional">{say('common.optional')}</View>}
      </View>
      {children}
      <View className="al-field__foot">
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

export function TextField(props: TextFieldProps) {
  const { value, onChange, placeholder, type, password, maxLength = 140, focus, onEnter, id, ...rest } = props
  const control = { placeholder, type, password, focus, onEnter, id }
  return (
    <Field {...rest}>
      <TextControl
        {...control}
        label={rest.label}
        value={value}
        onChange={onChange}
        maxLength={maxLength}
        wrong={rest.error !== undefined}
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

export function TextArea(props: TextAreaProps) {
  const { value, onChange, placeholder, maxLength = 500, focus, id, ...rest } = props
  const control = { placeholder, focus, id }
  const count =
    value.length >= maxLength * 0.8 ? say('field.count', { n: value.length, max: maxLength }) : undefined
  return (
    <Field {...rest} {...(count ? { count } : {})}>
      <AreaControl
        {...control}
        label={rest.label}
        value={value}
        onChange={onChange}
        maxLength={maxLength}
        wrong={rest.error !== undefined}
      />
    </Field>
  )
}
