import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Button } from './button'
import { useEscape } from './use-escape'
import { say } from './words'

export type ConfirmProps = {
  open: boolean
  /** A question: `取消这张报修单？` */
  title: string
  /** What happens then. */
  text?: string
  /** The verb of the question: `取消报修`, not `确定`. */
  confirmWord: string
  cancelWord?: string
  danger?: boolean
  loading?: boolean
  onConfirm: () => void
  onCancel: () => void
  /** A field that belongs to the question: the reason. */
  children?: ReactNode
}

/** A question before what cannot be taken back. Put it in Page's `overlay`. */
export function Confirm(props: ConfirmProps) {
  const { open, title, text, confirmWord, cancelWord, danger, loading, onConfirm, onCancel, children } = props
  useEscape(open, onCancel)
  if (!open) return null
  return (
    <View className="al-confirm" catchMove>
      <View className="al-sheet__shade" onClick={onCancel} />
      <View className="al-confirm__panel" {...aria({ role: 'alertdialog', label: title, modal: true })}>
        <View className="al-confirm__title">{title}</View>
        {text && <View className="al-confirm__text">{text}</View>}
        {children}
        <View className="al-confirm__buttons">
          <Button kind={danger ? 'danger' : 'primary'} onPress={onConfirm} loading={loading}>
            {confirmWord}
          </Button>
          <Button kind="quiet" onPress={onCancel}>
            {cancelWord ?? say('common.cancel')}
          </Button>
        </View>
      </View>
    </View>
  )
}
