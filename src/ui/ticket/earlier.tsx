import { View } from '@tarojs/components'
import { Button } from '../button'
import { FailureNotice, type FailureNoticeProps } from '../failure-notice'
import { say } from '../words'

export type EarlierProps = {
  /** There when more lies before what is shown. */
  more: (() => void) | undefined
  busy: boolean
  failure: FailureNoticeProps['failure']
}

/** Above a story that begins before what is shown of it. */
export function Earlier({ more, busy, failure }: EarlierProps) {
  if (!more) return null
  return (
    <View className="al-talk__earlier">
      <FailureNotice failure={failure} />
      <Button kind="quiet" inline loading={busy} onPress={more}>
        {say('step.earlier')}
      </Button>
    </View>
  )
}
