import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { classes } from './class-names'
import { Icon, type IconName } from './icon/icon'
import { Pressable } from './pressable'
import { useSurroundings } from './surroundings'

export type TileProps = {
  icon: IconName
  word: string
  /** The same word in parts that are each kept on one line. */
  parts?: readonly string[]
  onPress: () => void
  /** What cannot wait: fire, gas, a trapped lift. */
  urgent?: boolean
  selected?: boolean
}

/** Zero width: a place where a line may end, unseen. */
const MAY_BREAK = '\u200b'

/** One tap for one matter: an icon and its word. */
export function Tile({ icon, word, parts = [word], onPress, urgent, selected }: TileProps) {
  return (
    <Pressable
      className={classes('al-tile', urgent && 'al-tile--urgent', selected && 'al-tile--selected')}
      onPress={onPress}
      selected={selected}
      {...(parts.length > 1 && { label: word })}
    >
      <View className="al-tile__icon">
        <Icon name={icon} size={28} />
      </View>
      <View className="al-tile__word">{parts.join(MAY_BREAK)}</View>
    </Pressable>
  )
}

/** Tiles in four columns; fewer when the type is large, so that no word is cut. */
export function Tiles({ children }: { children: ReactNode }) {
  const { scale } = useSurroundings()
  const columns = scale >= 1.6 ? 2 : scale >= 1.4 ? 3 : 4
  return <View className={`al-tiles al-tiles--${columns}`}>{children}</View>
}
