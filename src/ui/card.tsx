import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { classes } from './class-names'
import { Pressable } from './pressable'

export type CardProps = {
  children: ReactNode
  /** Opens what the card is about. Buttons of its own go into `foot`: a button cannot hold a button. */
  onPress?: () => void
  label?: string
  /** A coloured edge for what cannot wait. */
  tone?: 'danger' | 'warn'
  flush?: boolean
  /** Controls below what opens the card. */
  foot?: ReactNode
}

/** One matter on one surface. */
export function Card({ children, onPress, label, tone, flush, foot }: CardProps) {
  const name = classes('al-card', tone && `al-card--${tone}`, flush && 'al-card--flush')
  if (onPress && !foot) {
    return (
      <Pressable className={name} onPress={onPress} label={label}>
        {children}
      </Pressable>
    )
  }
  const content = onPress && (
    <Pressable className="al-card__open" onPress={onPress} label={label}>
      {children}
    </Pressable>
  )
  return (
    <View className={name}>
      {content ?? children}
      {foot}
    </View>
  )
}

export type SectionProps = {
  title: string
  children: ReactNode
  more?: { word: string; onPress: () => void }
}

/** A heading over cards or lines, with one way to see all of them. */
export function Section({ title, children, more }: SectionProps) {
  return (
    <View className="al-section">
      <View className="al-section__head">
        <View className="al-section__title">{title}</View>
        {more && (
          <Pressable className="al-section__more" onPress={more.onPress}>
            {more.word}
          </Pressable>
        )}
      </View>
      {children}
    </View>
  )
}
