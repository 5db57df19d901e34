import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './class-names'
import { Pressable } from './pressable'

export type ChoiceProps<Value extends string | number> = {
  options: readonly { value: Value; word: string; note?: string }[]
  onChange: (value: Value) => void
  /** What is asked; read before the options. */
  label: string
} & ({ value: Value | undefined; many?: false } | { value: readonly Value[]; many: true })

/** Chips to choose one of, or several of (`many`): everything in sight, nothing to open. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { options, onChange, label } = props
  const chosen = (value: Value): boolean => (props.many ? props.value.includes(value) : props.value === value)
  return (
    <View className="al-choice" {...aria({ role: props.many ? 'group' : 'radiogroup', label })}>
      {options.map(({ value, word, note }) => (
        <Pressable
          key={value}
          className={classes('al-choice__chip', chosen(value) && 'al-choice__chip--on')}
          role={props.many ? 'checkbox' : 'radio'}
          selected={chosen(value)}
          onPress={() => onChange(value)}
        >
          {word}
          {note && <View className="al-choice__note">{note}</View>}
        </Pressable>
      ))}
    </View>
  )
}
