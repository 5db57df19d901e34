import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { classes } from './class-names'
import { Icon, type IconName } from './icon/icon'
import { Pressable } from './pressable'
import type { Tone } from './tone'

export type LineProps = {
  title: string
  /** A second row under the title. */
  note?: string
  /** What stands at the end: a value, a count, a state. */
  value?: ReactNode
  icon?: IconName
  tone?: Tone
  onPress?: () => void
  /** A control of its own beside the row: a call button, a switch. */
  trailing?: ReactNode
}

/** A row of a list. */
export function Line({ title, note, value, icon, tone, onPress, trailing }: LineProps) {
  const words = (
    <>
      {icon && <Icon name={icon} tone={tone ?? 'quiet'} />}
      <View className="al-line__main">
        <View className="al-line__words">
          <View className={classes('al-line__title', tone && `al-tone-${tone}`)}>{title}</View>
          {note && <View className="al-line__note">{note}</View>}
        </View>
        {value !== undefined && value !== null && <View className="al-line__value">{value}</View>}
      </View>
      {onPress && <Icon name="arrow-right" size={16} tone="quiet" />}
    </>
  )
  return (
    <View className="al-line">
      {onPress ? (
        <Pressable className="al-line__body" onPress={onPress}>
          {words}
        </Pressable>
      ) : (
        <View className="al-line__body">{words}</View>
      )}
      {trailing}
    </View>
  )
}

/** Rows on one surface, a hairline between them. */
export function Lines({ children }: { children: ReactNode }) {
  return <View className="al-lines">{children}</View>
}
