import { View } from '@tarojs/components'
import { aria } from './aria'
import { Button } from './button'
import { say } from './words'

export type EmptyProps = {
  picture: 'tickets' | 'inbox' | 'home' | 'search' | 'done'
  title: string
  /** What to do next. */
  hint: string
  action?: { word: string; onPress: () => void; primary?: boolean }
}

/** Nothing here, and what to do about it. */
export function Empty({ picture, title, hint, action }: EmptyProps) {
  return (
    <View className="al-empty">
      <View className={`al-empty__picture al-empty__picture--${picture}`} {...aria({ hidden: true })} />
      <View className="al-empty__title">{title}</View>
      <View className="al-empty__hint">{hint}</View>
      {action && (
        <Button kind={action.primary ? 'primary' : 'secondary'} onPress={action.onPress} inline>
          {action.word}
        </Button>
      )}
    </View>
  )
}

export type ErrorStateProps = {
  what: string
  /** What was not lost: `写的内容已存在手机里。` */
  kept?: string
  todo?: string
  onRetry?: () => void
  retrying?: boolean
  /** The number to tell the front desk. */
  traceId?: string
}

/** What happened, what was kept, what to do. */
export function ErrorState({ what, kept, todo, onRetry, retrying, traceId }: ErrorStateProps) {
  return (
    <View className="al-empty" {...aria({ role: 'alert' })}>
      <View className="al-empty__picture al-empty__picture--error" {...aria({ hidden: true })} />
      <View className="al-empty__title">{what}</View>
      {kept && <View className="al-empty__hint">{kept}</View>}
      {todo && <View className="al-empty__hint">{todo}</View>}
      {onRetry && (
        <Button icon="refresh" onPress={onRetry} loading={retrying} inline>
          {say('common.retry')}
        </Button>
      )}
      {traceId && <View className="al-empty__trace">{say('error.trace', { id: traceId })}</View>}
    </View>
  )
}
