import { Image, View } from '@tarojs/components'
import { classes } from './class-names'
import { Icon } from './icon/icon'
import { Notice } from './notice'
import { Pressable } from './pressable'
import { say } from './words'

export type PhotoView = {
  id: string
  /** A path on this phone or a temporary link. */
  src: string
  state: 'waiting' | 'uploading' | 'done' | 'failed'
  /** 0–100 while uploading. */
  percent?: number
}

/** What was chosen and could not be taken: files that are no picture, and pictures beyond as many as there may be. */
export type PhotosLeft = { unreadable: number; beyond: number }

export type PhotoPickerProps = {
  photos: readonly PhotoView[]
  max: number
  left?: PhotosLeft
  onAdd: () => void
  onRemove: (id: string) => void
  onRetry: (id: string) => void
  onPreview: (id: string) => void
}

type OneProps = Pick<PhotoPickerProps, 'onRemove' | 'onRetry' | 'onPreview'> & { photo: PhotoView; n: number }

/** A picture that arrived speaks for itself, unless this phone no longer has it to show. */
function State({ photo: { state, percent, src } }: { photo: PhotoView }) {
  if (state === 'done' && src !== '') return null
  const word = {
    waiting: say('photos.waiting'),
    uploading: say('photos.uploading', { percent: percent ?? 0 }),
    done: say('photos.sent'),
    failed: say('photos.failed'),
  }[state]
  return <View className="al-photo__state">{word}</View>
}

function Photo({ photo, n, onRemove, onRetry, onPreview }: OneProps) {
  return (
    <View className="al-photo">
      <Pressable
        className="al-photo__open"
        label={say('photos.preview', { n })}
        onPress={() => onPreview(photo.id)}
      >
        {photo.src !== '' && <Image className="al-photo__image" src={photo.src} mode="aspectFill" />}
      </Pressable>
      {photo.state === 'failed' ? (
        <Pressable className="al-photo__state al-photo__state--failed" onPress={() => onRetry(photo.id)}>
          {say('photos.failed')} {say('common.retry')}
        </Pressable>
      ) : (
        <State photo={photo} />
      )}
      <Pressable
        className="al-photo__remove"
        label={say('photos.remove', { n })}
        onPress={() => onRemove(photo.id)}
      >
        <View className="al-photo__cross">
          <Icon name="close" size={16} />
        </View>
      </Pressable>
    </View>
  )
}

/** Said above the photos, where it is seen however many they are, so that nobody believes that all were taken. */
function Left({ left, max }: { left: PhotosLeft; max: number }) {
  return (
    <>
      {left.unreadable > 0 && <Notice tone="warn" title={say('photos.unreadable', { n: left.unreadable })} />}
      {left.beyond > 0 && <Notice tone="warn" title={say('photos.beyond', { n: left.beyond, max })} />}
    </>
  )
}

/** Photos of a report: each says by itself whether it arrived. The choosing and sending is the feature's. */
export function PhotoPicker({ photos, max, left, onAdd, ...actions }: PhotoPickerProps) {
  return (
    <>
      {left && <Left left={left} max={max} />}
      <View className="al-photos">
        {photos.map((photo, index) => (
          <Photo key={photo.id} photo={photo} n={index + 1} {...actions} />
        ))}
        {photos.length < max && (
          <Pressable className={classes('al-photo', 'al-photo--add')} onPress={onAdd}>
            <Icon name="camera-photo" size={24} tone="brand" />
            <View className="al-photo__word">{say('photos.add')}</View>
            <View className="al-photo__count">{say('photos.count', { n: photos.length, max })}</View>
          </Pressable>
        )}
      </View>
    </>
  )
}
