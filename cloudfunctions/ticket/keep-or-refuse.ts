import { ORPCError } from '@orpc/server'
import { say } from '../../contract/sentences'
import { keepPhotos, PhotoRefused } from '../_kit/photos/keep-photos'
import { beginChecks } from './photos/checks'

const asError = (failure: unknown): unknown =>
  failure instanceof PhotoRefused
    ? new ORPCError('PHOTO_REFUSED', {
        status: 400,
        message: 'PHOTO_REFUSED',
        data: {
          sentence: say(failure.why, { n: failure.index + 1 }),
          field: `photos.${String(failure.index)}`,
        },
        defined: true,
      })
    : failure

/** Keeps the photos of a request, to be checked before others see them, or refuses it naming the photo. */
export const keepOrRefuse = async (
  fileIds: readonly string[],
  about: { ticketId: string; by: string; at: number },
): Promise<string[]> => {
  if (fileIds.length === 0) return []
  try {
    const kept = await keepPhotos(fileIds, `photos/${about.ticketId}`)
    await beginChecks(kept, about)
    return kept
  } catch (failure) {
    throw asError(failure)
  }
}
