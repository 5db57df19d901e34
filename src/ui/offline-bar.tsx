import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './icon/icon'
import { say } from './words'

export type OfflineBarProps = { offline: boolean; queued?: number }

/** Says that there is no network and what happens to what was written; nothing when online. */
export function OfflineBar({ offline, queued = 0 }: OfflineBarProps) {
  if (!offline) return null
  return (
    <View className="al-offline" {...aria({ role: 'status', live: 'polite' })}>
      <Icon name="warning" size={16} />
      <View>{queued > 0 ? say('offline.queued', { n: queued }) : say('offline.bar')}</View>
    </View>
  )
}
