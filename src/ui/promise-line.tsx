import { View } from '@tarojs/components'
import { classes } from './class-names'
import { Icon } from './icon/icon'

export type PromiseLineProps = {
  /** `工程部 陈师傅`; who is responsible now. */
  who: string
  /** `今天 15:30 前到`; by when, in words. */
  by?: string
  /** `late` when the time has passed, `soon` when 80 % of it has. */
  state?: 'kept' | 'soon' | 'late'
  /** At the top of a ticket instead of inside a card. */
  large?: boolean
}

const TONE = { kept: 'brand', soon: 'warn', late: 'danger' } as const

/** Who has it and by when: the answer to "nobody knows what is happening" (domain.md P2). */
export function PromiseLine({ who, by, state = 'kept', large }: PromiseLineProps) {
  return (
    <View className={classes('al-promise', large && 'al-promise--large')}>
      <Icon name={state === 'late' ? 'warning' : 'clock'} size={large ? 24 : 20} tone={TONE[state]} />
      <View className="al-promise__words">
        <View className="al-promise__who">{who}</View>
        {by && (
          <View className={classes('al-promise__by', `al-tone-${state === 'kept' ? 'quiet' : TONE[state]}`)}>
            {by}
          </View>
        )}
      </View>
    </View>
  )
}
