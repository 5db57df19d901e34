import { View } from '@tarojs/components'
import { Button } from '../button'
import { FailureNotice, type FailureNoticeProps } from '../failure-notice'
import { TextArea } from '../field'
import { tooLong } from '../too-long'
import { say } from '../words'

const MAX_TEXT = 1000

export type MessageBarProps = {
  text: string
  empty: boolean
  write: (text: string) => void
  send: () => Promise<boolean>
  busy: boolean
  failure: FailureNoticeProps['failure']
}

/** Writing into a ticket's thread. */
export function MessageBar({ text, empty, write, send, busy, failure }: MessageBarProps) {
  const long = tooLong(text, MAX_TEXT)
  return (
    <View className="al-message-bar">
      <TextArea
        label={say('say.label')}
        hint={say('say.hint')}
        value={text}
        onChange={write}
        maxLength={MAX_TEXT}
      />
      <FailureNotice failure={failure} kept={say('ticket.kept')} />
      {!empty && (
        <Button icon="send" loading={busy} {...(long && { blockedBy: long })} onPress={() => void send()}>
          {say('say.do')}
        </Button>
      )}
    </View>
  )
}
