import { Image, View } from '@tarojs/components'
import { Pressable } from './pressable'
import { say } from './words'

export type PhotoStripProps = {
  /** Links that can be shown. */
  photos: readonly string[]
  onPreview?: ((photo: string, all: readonly string[]) => void) | undefined
}

/** Photos in a row, each opens over the whole screen; nothing when there are none. */
export function PhotoStrip({ photos, onPreview }: PhotoStripProps) {
  if (photos.length === 0) return null
  return (
    <View className="al-photo-strip">
      {photos.map((photo, index) => (
        <Pressable
          // Two photos of the same picture are kept as one file.
          key={`${index} ${photo}`}
          className="al-photo-strip__photo"
          label={say('photos.preview', { n: index + 1 })}
          onPress={() => onPreview?.(photo, photos)}
        >
          <Image className="al-photo__image" src={photo} mode="aspectFill" lazyLoad />
        </Pressable>
      ))}
    </View>
  )
}
