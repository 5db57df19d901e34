import { View } from '@tarojs/components'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { TextArea } from '../../ui/field'
import { PhotoPicker } from '../../ui/photo-picker'
import { tooLong } from '../../ui/too-long'
import { say } from '../../ui/words'
import { MAX_PHOTOS, useMessage } from './use-message'

const MAX_TEXT = 1000

/** Write to whoever has the ticket; it stays here until it has arrived. */
export function MessageBox({ ticketId }: { ticketId: string }) {
  const { text, setText, photos, empty, send, busy, failure, problem } = useMessage(ticketId)
  const picking = photos.views.length + photos.left.unreadable > 0
  const long = tooLong(text, MAX_TEXT)
  return (
    <View className="al-say">
      <TextArea
        label={say('talk.say')}
        placeholder={say('talk.hint')}
        value={text}
        onChange={setText}
        maxLength={MAX_TEXT}
        {...(problem && { error: problem })}
      />
      {picking && (
        <PhotoPicker
          photos={photos.views}
          left={photos.left}
          max={MAX_PHOTOS}
          onAdd={() => void photos.add()}
          onRemove={photos.remove}
          onRetry={photos.retry}
          onPreview={photos.preview}
        />
      )}
      <FailureNotice failure={failure} kept={say('ticket.kept')} />
      <View className="al-ticket-pair">
        {!picking && (
          <Button icon="camera-photo" onPress={() => void photos.add()}>
            {say('talk.photo')}
          </Button>
        )}
        {!empty && (
          <Button icon="send" loading={busy} {...(long && { blockedBy: long })} onPress={() => void send()}>
            {say('talk.send')}
          </Button>
        )}
      </View>
    </View>
  )
}
