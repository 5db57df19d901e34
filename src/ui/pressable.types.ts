import type { ReactNode } from 'react'

export type PressableProps = {
  onPress: () => void
  children: ReactNode
  className?: string
  /** What a screen reader says; needed when the children are not words. */
  label?: string
  disabled?: boolean
  selected?: boolean
  expanded?: boolean
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch'
  id?: string
}
