import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon/icon'
import { Pressable } from './pressable'

export type FigureProps = {
  label: string
  /** `95.2` */
  value: string
  unit?: string
  /** `目标 95 %` */
  target?: string
  /** The judgement in words: `达标`, `差 2.1 %`. */
  verdict?: { word: string; good: boolean }
  /** `比上月高 1.2 %` */
  trend?: { word: string; up: boolean }
  /** Every figure opens its list (ui.md). */
  onPress: () => void
}

const iconOf = (good: boolean): IconName => (good ? 'check' : 'warning')

/** One target: the figure, what it should be, whether it is. */
export function Figure({ label, value, unit, target, verdict, trend, onPress }: FigureProps) {
  return (
    <Pressable className="al-figure" onPress={onPress}>
      <View className="al-figure__label">{label}</View>
      <View className="al-figure__value">
        {value}
        {unit && <View className="al-figure__unit">{unit}</View>}
      </View>
      {verdict && (
        <View className={`al-figure__verdict al-tone-${verdict.good ? 'ok' : 'danger'}`}>
          <Icon name={iconOf(verdict.good)} size={16} />
          <View>{verdict.word}</View>
        </View>
      )}
      {(target ?? trend) && (
        <View className="al-figure__foot">
          {target && <View>{target}</View>}
          {trend && (
            <View>
              {trend.up ? '↑' : '↓'} {trend.word}
            </View>
          )}
        </View>
      )}
    </Pressable>
  )
}

/** Figures side by side: two on a phone, up to five on a desk. */
export function Figures({ children }: { children: ReactNode }) {
  return <View className="al-figures">{children}</View>
}
