import type { TicketView } from '../../../contract/ticket'

/** What a view says of photos, by file id. */
export type PhotosSaid = Pick<TicketView, 'photoLinks' | 'photoTiles'>
type PhotoTile = TicketView['photoTiles'][string]

/** Pictures that can be shown, and what stands in the place of those that cannot. */
export type PhotosShown = { photos: string[]; tiles: PhotoTile[] }

export const photosShown = (
  ids: readonly string[] | undefined,
  { photoLinks, photoTiles }: PhotosSaid,
): PhotosShown => ({
  photos: (ids ?? []).flatMap((id) => photoLinks[id] ?? []),
  tiles: (ids ?? []).flatMap((id) => photoTiles[id] ?? []),
})

export const isAnyShown = ({ photos, tiles }: PhotosShown): boolean => photos.length + tiles.length > 0
