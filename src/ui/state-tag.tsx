import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon/icon'
import type { Tone } from './tone'

export type StateTagProps = { word: string; icon: IconName; tone?: Exclude<Tone, 'ink'> }

/** A state as a word and an icon; the colour only helps. */
export function StateTag({ word, icon, tone = 'quiet' }: StateTagProps) {
  return (
    <View className={`al-state al-state--${tone}`}>
      <Icon name={icon} size={16} />
      <View>{word}</View>
    </View>
  )
}

/** How many are unread; nothing at 0, `99+` above 99. */
export function Badge({ count }: { count: number }) {
  if (count <= 0) return null
  return <View className="al-badge">{count > 99 ? '99+' : count}</View>
}
