import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './class-names'
import { Pressable } from './pressable'
import { say, type WordKey } from './words'

export type RatingProps = {
  /** 1–5; 0 while nothing is chosen. */
  value: number
  /** Left out: only shown. */
  onChange?: (value: number) => void
}

const STARS = [1, 2, 3, 4, 5] as const
const wordOf = (star: number): string => say(`rating.${star}` as WordKey)

/** Five stars that say in words what they mean. */
export function Rating({ value, onChange }: RatingProps) {
  const stars = STARS.map((star) => {
    const look = classes('al-rating__star', star <= value && 'al-rating__star--on')
    if (!onChange) return <View key={star} className={look} />
    return (
      <Pressable
        key={star}
        className="al-rating__press"
        role="radio"
        selected={star === value}
        label={say('rating.star', { n: star, word: wordOf(star) })}
        onPress={() => onChange(star)}
      >
        <View className={look} />
      </Pressable>
    )
  })
  const word = value > 0 ? wordOf(value) : say('rating.ask')
  return (
    <View className={classes('al-rating', !onChange && 'al-rating--still')}>
      <View
        className="al-rating__stars"
        {...aria(onChange ? { role: 'radiogroup' } : { role: 'img', label: word })}
      >
        {stars}
      </View>
      {(onChange ?? value > 0) && <View className="al-rating__word">{word}</View>}
    </View>
  )
}
