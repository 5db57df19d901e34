import type { TicketView } from '../../contract/ticket'

/** What a view says of photos, by file id. */
export type PhotosSaid = Pick<TicketView, 'photoLinks' | 'photoTiles'>

const without = <T>(all: Readonly<Record<string, T>>, ids: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(all).filter(([id]) => !(id in ids)))

/** What was said before and what is said now: of a photo the later word counts, link or tile. */
export const saidSince = (before: PhotosSaid, now: PhotosSaid): PhotosSaid => ({
  photoLinks: { ...without(before.photoLinks, now.photoTiles), ...now.photoLinks },
  photoTiles: { ...without(before.photoTiles, now.photoLinks), ...now.photoTiles },
})
