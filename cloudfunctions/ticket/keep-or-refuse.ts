import { ORPCError } from '@orpc/server'
import { say } from '../../contract/sentences'
import { keepPhotos, PhotoRefused } from '../_kit/photos/keep-photos'

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

/** Keeps the photos of a request, or refuses it naming the photo. */
export const keepOrRefuse = async (fileIds: readonly string[], folder: string): Promise<string[]> => {
  try {
    return await keepPhotos(fileIds, folder)
  } catch (failure) {
    throw asError(failure)
  }
}
