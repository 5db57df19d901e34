import { Field } from '../../ui/field'
import { PhotoPicker } from '../../ui/photo-picker'
import { say } from '../../ui/words'
import { MAX_PHOTOS, type ReportState } from './use-report'

/** What is wrong with the photos, in words: the server's reason first. */
function wrongWith({ photos, problem }: ReportState): string | undefined {
  if (photos.refused) return photos.refused
  if (photos.failed > 0 || problem === 'photos')
    return say('report.photosFailed', { n: Math.max(1, photos.failed) })
  return photos.lost > 0 ? say('report.photosLost', { n: photos.lost }) : undefined
}

/** Photos are sent while the rest is being written; each says by itself whether it arrived. */
export function ReportPhotos({ state }: { state: ReportState }) {
  const { views, add, remove, retry, preview } = state.photos
  const error = wrongWith(state)
  return (
    <Field label={say('report.photos')} optional {...(error && { error })}>
      <PhotoPicker
        photos={views}
        left={state.photos.left}
        max={MAX_PHOTOS}
        onAdd={() => void add()}
        onRemove={remove}
        onRetry={retry}
        onPreview={preview}
      />
    </Field>
  )
}
