import { View } from '@tarojs/components'
import { aria } from './aria'
import { say } from './words'

export type SkeletonProps = {
  /** The size of what will stand here, so that nothing jumps. */
  of: 'card' | 'line' | 'text' | 'figure'
  count?: number
}

/** Grey shapes of the final size while loading. */
export function Skeleton({ of, count = 1 }: SkeletonProps) {
  return (
    <View className="al-skeleton" {...aria({ role: 'status', label: say('common.loading') })}>
      {Array.from({ length: count }, (_, index) => (
        <View key={index} className={`al-skeleton__item al-skeleton__item--${of}`} />
      ))}
    </View>
  )
}
