import { photoFor, type PhotoTile } from '../../../domain/ticket/photo-check'
import { photoLinks } from '../../_kit/photos/keep-photos'
import type { Reader } from '../story'
import { checksOf } from './checks'

/** What one reader is shown of photos: links by file id, and what stands in the place of those without. */
export type ShownPhotos = { photoLinks: Record<string, string>; photoTiles: Record<string, PhotoTile> }

/** Links and checks at once; of what the reader may not see the link goes no further. */
export const showPhotos = async (photos: readonly string[], reader: Reader): Promise<ShownPhotos> => {
  const [links, checks] = await Promise.all([photoLinks(photos), checksOf(photos)])
  const shown = photos.map((photo) => [photo, photoFor(checks.get(photo), reader)] as const)
  const tiles = shown.filter((one): one is readonly [string, PhotoTile] =>
    ['checking', 'held', 'refused'].includes(one[1]),
  )
  const pictures = new Set(shown.filter(([, as]) => as === 'picture').map(([photo]) => photo))
  return {
    photoLinks: Object.fromEntries(Object.entries(links).filter(([photo]) => pictures.has(photo))),
    photoTiles: Object.fromEntries(tiles),
  }
}
