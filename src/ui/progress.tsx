import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './class-names'
import { Icon } from './icon/icon'
import { say } from './words'

export type ProgressProps = {
  /** The words of the steps, four for a ticket: 已派单 · 已接单 · 到场 · 完成. */
  steps: readonly string[]
  /** Index of the step that is going on; `steps.length` when all are done. */
  at: number
  /** It does not go on by itself now: paused, cancelled, awaiting parts. */
  stopped?: boolean
}

/** Where a matter stands. */
export function Progress({ steps, at, stopped }: ProgressProps) {
  const now = steps[Math.min(at, steps.length - 1)] ?? ''
  const label = say('progress.now', { n: Math.min(at + 1, steps.length), all: steps.length, word: now })
  return (
    <View
      className={classes('al-progress', stopped && 'al-progress--stopped')}
      {...aria({ role: 'img', label })}
    >
      {steps.map((word, index) => (
        <View
          key={word}
          className={classes(
            'al-progress__step',
            index < at && 'al-progress__step--done',
            index === at && 'al-progress__step--now',
          )}
        >
          <View className="al-progress__mark">
            <View className="al-progress__dot">{index < at && <Icon name="check" size={16} />}</View>
          </View>
          <View className="al-progress__word">{word}</View>
        </View>
      ))}
    </View>
  )
}
