import { View } from '@tarojs/components'
import { classes } from './class-names'
import { yuan } from './format'

export type MoneyProps = {
  /** Integer fen; below zero is a credit. */
  fen: number
  large?: boolean
}

/** `¥ 1,280.50` with a small sign and small fen, figures of one width. */
export function Money({ fen, large }: MoneyProps) {
  const [whole, cents] = yuan(fen).split('.')
  return (
    <View className={classes('al-money', large && 'al-money--large')}>
      <View className="al-money__small">¥ </View>
      <View>{whole}</View>
      <View className="al-money__small">.{cents}</View>
    </View>
  )
}
