import { createHash } from 'node:crypto'
import { beginCheck, keptAgain, type PhotoCheck } from '../../../domain/ticket/photo-check'
import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { insert, insertAll, load, loadMany } from '../../_kit/store/store'
import { canCheckContent } from '../../_kit/wechat/content-check'

export const PHOTO_CHECKS = 'photo_checks'

export const checkIdOf = (photo: string): string =>
  `c${createHash('sha256').update(photo).digest('hex').slice(0, 27)}`

export const loadCheck = (id: string): Promise<PhotoCheck | undefined> => load<PhotoCheck>(PHOTO_CHECKS, id)

/** One decided change of one check. @returns the check as it is then */
export const commitCheck = async (
  check: PhotoCheck,
  decide: (state: PhotoCheck) => PhotoCheck | undefined,
): Promise<PhotoCheck> => (await commit(PHOTO_CHECKS, check, () => loadCheck(check._id), decide)).after

/** The same picture in the same ticket is the same file: what is known of it stays. */
const beginOne = async (check: PhotoCheck): Promise<void> => {
  if ((await insert(PHOTO_CHECKS, check)) === 'inserted') return
  const there = await loadCheck(check._id)
  if (there !== undefined) await commitCheck(there, (state) => keptAgain(state, check.keptAt))
}

/**
 * Notes that these kept photos are to be checked; before whatever names them is written, so that none is shown which
 * nobody will look at. One write, unless one of the pictures was here before.
 */
export const beginChecks = async (
  photos: readonly string[],
  about: { ticketId: string; by: string; at: Instant },
): Promise<void> => {
  const { ticketId, by, at } = about
  const checks = photos.map((photo) =>
    beginCheck({ _id: checkIdOf(photo), ticketId, photo, by, keptAt: at }, canCheckContent()),
  )
  if ((await insertAll(PHOTO_CHECKS, checks)) === 'inserted') return
  await Promise.all(checks.map(beginOne))
}

/** What is known of these photos, by file id. One read. */
export const checksOf = async (
  photos: readonly string[],
): Promise<Map<string, Pick<PhotoCheck, 'state' | 'by'>>> => {
  if (photos.length === 0) return new Map()
  const found = await loadMany<PhotoCheck>(PHOTO_CHECKS, photos.map(checkIdOf), ['photo', 'state', 'by'])
  return new Map(found.map((check) => [check.photo, check]))
}
