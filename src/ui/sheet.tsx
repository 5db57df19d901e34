import type { ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './icon/icon'
import { Pressable } from './pressable'
import { useEscape } from './use-escape'
import { say } from './words'

export type SheetProps = {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
  /** Stays at the bottom of the sheet while its content scrolls. */
  action?: ReactNode
}

/** A sheet from the bottom (a panel at the side on a desk). Put it in Page's `overlay`. */
export function Sheet({ open, title, onClose, children, action }: SheetProps) {
  useEscape(open, onClose)
  if (!open) return null
  return (
    <View className="al-sheet" catchMove>
      <View className="al-sheet__shade" onClick={onClose} />
      <View className="al-sheet__panel" {...aria({ role: 'dialog', label: title, modal: true })}>
        <View className="al-sheet__head">
          <View className="al-sheet__title">{title}</View>
          <Pressable className="al-sheet__close" label={say('common.close')} onPress={onClose}>
            <Icon name="close" tone="quiet" />
          </Pressable>
        </View>
        <ScrollView className="al-sheet__body" scrollY>
          <View className="al-sheet__content">{children}</View>
        </ScrollView>
        {action && <View className="al-sheet__action">{action}</View>}
      </View>
    </View>
  )
}
