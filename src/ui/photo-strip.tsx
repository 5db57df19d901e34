import { Image, View } from '@tarojs/components'
import { Pressable } from './pressable'
import { say } from './words'

/** What stands in the place of a photo that is not shown: its check goes on, did not say yes, or said no. */
export type PhotoTile = 'checking' | 'held' | 'refused'

export type PhotoStripProps = {
  /** Links that can be shown. */
  photos: readonly string[]
  tiles?: readonly PhotoTile[] | undefined
  onPreview?: ((photo: string, all: readonly string[]) => void) | undefined
}

/** Quiet squares after the pictures, with the reason in words. */
export function PhotoTiles({ tiles = [] }: Pick<PhotoStripProps, 'tiles'>) {
  return tiles.map((tile, index) => (
    <View key={`${tile} ${index}`} className="al-photo-strip__tile">
      {say(`photoTile.${tile}`)}
    </View>
  ))
}

/** Photos in a row, each opens over the whole screen; nothing when there are none. */
export function PhotoStrip({ photos, tiles = [], onPreview }: PhotoStripProps) {
  if (photos.length + tiles.length === 0) return null
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
      <PhotoTiles tiles={tiles} />
    </View>
  )
}
