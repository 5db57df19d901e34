import { View } from '@tarojs/components'
import type { ITouchEvent } from '@tarojs/components'
import { aria, chosen } from './aria'
import { classes } from './class-names'
import type { PressableProps } from './pressable.types'

/** Anything that can be tapped: at least 44 px, answers the finger within 50 ms, named for screen readers. */
export function Pressable({
  onPress,
  children,
  className,
  label,
  disabled,
  selected,
  expanded,
  role,
  id,
}: PressableProps) {
  const press = (event: ITouchEvent): void => {
    event.stopPropagation()
    if (!disabled) onPress()
  }
  return (
    <View
      {...(id ? { id } : {})}
      className={classes('al-pressable', className)}
      hoverClass={disabled ? 'none' : 'al-pressable--down'}
      hoverStartTime={20}
      hoverStayTime={80}
      onClick={press}
      {...aria({ role: role ?? 'button', label, disabled, expanded, ...chosen(role, selected) })}
    >
      {children}
    </View>
  )
}
