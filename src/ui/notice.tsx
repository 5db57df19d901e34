import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon, type IconName } from './icon/icon'

export type NoticeProps = {
  tone: 'info' | 'ok' | 'warn' | 'danger' | 'brand'
  title: string
  children?: ReactNode
  icon?: IconName
  /** A control that answers it: call the duty phone. */
  action?: ReactNode
}

const ICON = { info: 'question', ok: 'check', warn: 'warning', danger: 'warning', brand: 'idea' } as const

/** Something important said in its place, where it stays (a toast would be gone). */
export function Notice({ tone, title, children, icon, action }: NoticeProps) {
  return (
    <View
      className={`al-notice al-notice--${tone}`}
      {...aria({ role: tone === 'danger' ? 'alert' : 'status' })}
    >
      <View className={`al-notice__icon al-tone-${tone}`}>
        <Icon name={icon ?? ICON[tone]} />
      </View>
      <View className="al-notice__words">
        <View className="al-notice__title">{title}</View>
        {children && <View className="al-notice__text">{children}</View>}
        {action && <View className="al-notice__action">{action}</View>}
      </View>
    </View>
  )
}
