import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './class-names'
import { Icon } from './icon/icon'
import { OfflineBar } from './offline-bar'
import { Pressable } from './pressable'
import { useSurroundings, type Scale } from './surroundings'
import { say } from './words'

export type PageProps = {
  children: ReactNode
  /** Drawn in a browser only; in WeChat the page's config names the bar. Left out on tabs. */
  title?: string
  /** The one thing to do here: stays at thumb height above the safe area. */
  action?: ReactNode
  /** Commands kept on this phone until there is a network. */
  queued?: number
  /** No margin at the sides: lists from edge to edge, desks. */
  flush?: boolean
  /** Sheets and dialogs: outside the scrolled content. */
  overlay?: ReactNode
}

const SCALE_CLASS: Record<Scale, string> = {
  1: '',
  1.2: 'al-scale-12 al-large',
  1.4: 'al-scale-14 al-large',
  1.6: 'al-scale-16 al-large',
}

/** The frame of every page: colours, type size, safe areas, the offline line and the one action. */
export function Page({ children, title, action, queued, flush, overlay }: PageProps) {
  const { scale, online, ownHeader, back, band, over } = useSurroundings()
  return (
    <View className={classes('al-root al-page', SCALE_CLASS[scale])}>
      {ownHeader && title && (
        <View className="al-page__header">
          <Pressable className="al-page__back" label={say('common.back')} onPress={back}>
            <Icon name="back" />
          </Pressable>
          <View className="al-page__title" {...aria({ role: 'heading' })}>
            {title}
          </View>
        </View>
      )}
      <OfflineBar offline={!online} queued={queued} />
      {band}
      <View className={classes('al-page__body', flush && 'al-page__body--flush')}>{children}</View>
      {action && <View className="al-page__action">{action}</View>}
      {overlay}
      {over}
    </View>
  )
}
