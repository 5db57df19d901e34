import type { TicketView } from '../../../contract/ticket'
import type { Failure } from '../../api/failure'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { FailureNotice } from '../../ui/failure-notice'
import { Field, TextArea, TextField } from '../../ui/field'
import { PhotoPicker } from '../../ui/photo-picker'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'
import { LIMITS, MAX_PHOTOS, useFinish } from './use-finish'

export type FinishSheetProps = {
  ticket: Pick<TicketView, 'ticketId' | 'category'>
  onClose: () => void
  onDone: (view: TicketView) => void
  onRefused: (failure: Failure) => void
}

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240]
const lengthWord = (minutes: number): string =>
  minutes < 60 ? say('duration.minutes', { n: minutes }) : say('duration.hours', { n: minutes / 60 })
const chips = (list: readonly string[]) => list.map((word) => ({ value: word, word }))

/** What was done (domain.md §3.4): cause, materials, time, words and photos; chips first, typing last. */
export function FinishSheet({ ticket, onClose, onDone, onRefused }: FinishSheetProps) {
  const form = useFinish(ticket, { done: onDone, refused: onRefused })
  const { cause, materials, minutes, words } = form.draft
  const action = (
    <>
      <FailureNotice failure={form.failure} kept={say('finish.kept')} />
      <Button
        kind="primary"
        large
        icon="check"
        loading={form.busy}
        {...(form.blockedBy !== undefined && { blockedBy: form.blockedBy })}
        onPress={() => void form.run()}
      >
        {say('finish.do')}
      </Button>
    </>
  )
  return (
    <Sheet open title={say('finish.title')} onClose={onClose} action={action}>
      <Field label={say('finish.cause')}>
        <Choice
          label={say('finish.cause')}
          options={chips(form.causes)}
          value={cause}
          onChange={(chosen) => form.change({ cause: chosen })}
        />
      </Field>
      <TextField
        label={say('finish.causeOther')}
        optional
        maxLength={LIMITS.cause}
        value={form.causes.includes(cause) ? '' : cause}
        onChange={(typed) => form.change({ cause: typed })}
      />
      <Field label={say('finish.minutes')}>
        <Choice
          label={say('finish.minutes')}
          options={LENGTHS.map((value) => ({ value, word: lengthWord(value) }))}
          value={minutes}
          onChange={(chosen) => form.change({ minutes: chosen })}
        />
      </Field>
      <TextField
        label={say('finish.materials')}
        optional
        maxLength={LIMITS.materials}
        placeholder={say('finish.materialsHint')}
        value={materials}
        onChange={(typed) => form.change({ materials: typed })}
      />
      {form.materials.length > 0 && (
        <Choice
          label={say('finish.usual')}
          options={chips(form.materials)}
          value={materials}
          onChange={(chosen) => form.change({ materials: chosen })}
        />
      )}
      <Field label={say('finish.photos')} optional>
        <PhotoPicker
          photos={form.photos.views}
          left={form.photos.left}
          max={MAX_PHOTOS}
          onAdd={() => void form.photos.add()}
          onRemove={form.photos.remove}
          onRetry={form.photos.retry}
          onPreview={form.photos.preview}
        />
      </Field>
      <TextArea
        label={say('finish.words')}
        optional
        maxLength={LIMITS.words}
        placeholder={say('finish.wordsHint')}
        value={words}
        onChange={(typed) => form.change({ words: typed })}
      />
    </Sheet>
  )
}
