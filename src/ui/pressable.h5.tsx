import type { MouseEvent } from 'react'
import { aria, chosen } from './aria'
import { classes } from './class-names'
import type { PressableProps } from './pressable.types'

/** Anything that can be pressed: a real button, so that keyboard and screen reader work by themselves. */
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
  const press = (event: MouseEvent): void => {
    event.stopPropagation()
    if (!disabled) onPress()
  }
  return (
    <button
      type="button"
      id={id}
      className={classes('al-pressable', className)}
      onClick={press}
      {...aria({ role, label, disabled, expanded, ...chosen(role, selected) })}
    >
      {children}
    </button>
  )
}
