import { View } from '@tarojs/components'
import { aria } from '../aria'
import { classes } from '../class-names'
import type { Tone } from '../tone'
import type { IconName } from './shapes'

export type { IconName } from './shapes'

export type IconProps = {
  name: IconName
  /** px before the large-type factor. */
  size?: 16 | 20 | 24 | 28 | 40
  /** The text's own colour when left out. */
  tone?: Tone
  /** Only when no words stand beside it. */
  label?: string
}

/** A line icon in the colour of the text around it. */
export function Icon({ name, size = 20, tone, label }: IconProps) {
  return (
    <View
      className={classes('al-icon', `al-icon--${name}`, `al-icon--${size}`, tone && `al-tone-${tone}`)}
      {...(label ? aria({ role: 'img', label }) : aria({ hidden: true }))}
    />
  )
}
