import { Picker, View } from '@tarojs/components'
import { aria } from './aria'
import { Field } from './field'
import type { DateFieldProps } from './date-field.types'
import { say } from './words'

/** WeChat's own calendar wheel. */
export function DateField({ label, value, onChange, from, hint, error }: DateFieldProps) {
  return (
    <Field {...{ label, hint, error }}>
      <Picker
        mode="date"
        value={value}
        {...(from !== undefined && { start: from })}
        onChange={({ detail }) => onChange(detail.value)}
      >
        <View className="al-field__control" {...aria({ role: 'button', label })}>
          {value === '' ? say('date.choose') : value}
        </View>
      </Picker>
    </Field>
  )
}
