import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/kernel/instant'
import { UPLOAD_KEPT } from '../../domain/kernel/keeping'
import { cloud } from './cloudbase'
import { deleteFiles } from './photos/delete-files'
import { command, insert, list, load, removeThese, replace } from './store/store'

/** A place under in/ that was offered to somebody, and when what lies there goes. */
export type Upload = { _id: string; version: number; fileId: string; by: string; dueAt: Instant }

const UPLOADS = 'uploads'
const STRIDE = 50

type Metadata = {
  data: { url: string; token: string; authorization: string; fileId: string; cosFileId: string }
}

/** Offered again, the same place is kept as long again. */
const note = async (upload: Upload): Promise<void> => {
  if ((await insert(UPLOADS, upload)) === 'inserted') return
  const there = await load<Upload>(UPLOADS, upload._id)
  if (there !== undefined)
    await replace(UPLOADS, there, { ...there, version: there.version + 1, dueAt: upload.dueAt })
}

/**
 * A place for one file of the caller under in/, valid for one PUT (design.md D7). No function can list what lies there,
 * so each offer leaves a note by which the timer clears it away.
 */
export const offerPlace = async (personId: string, name: string, at: Instant) => {
  const cloudPath = `in/${personId}/${name}`
  const { data } = (await cloud.getUploadMetadata({ cloudPath })) as Metadata
  const { fileId } = data
  const id = `u${createHash('sha256').update(fileId).digest('hex').slice(0, 27)}`
  await note({ _id: id, version: 1, fileId, by: personId, dueAt: at + UPLOAD_KEPT })
  return {
    fileId,
    url: data.url,
    headers: {
      signature: data.authorization,
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId,
      key: encodeURIComponent(cloudPath),
    },
  }
}

/** Files first: whoever dies in between finds them gone and the notes still there. */
const clear = async (uploads: readonly Upload[]): Promise<number> => {
  await deleteFiles(uploads.map(({ fileId }) => fileId))
  await removeThese(
    UPLOADS,
    uploads.map(({ _id }) => _id),
  )
  return uploads.length
}

/** Clears away what has lain under in/ for a day, at most `limit` of it; claimed or not, whoever keeps it has a copy. */
export const clearUploads = async (at: Instant, limit: number): Promise<number> =>
  clear(
    await list<Upload>({
      ...{ collection: UPLOADS, index: 'due', equals: {}, limit },
      range: { field: 'dueAt', condition: command.lte(at) },
    }),
  )

/** The same of one person, who deletes their data, however new it is. */
export const clearUploadsOf = async (personId: string): Promise<void> => {
  for (;;) {
    const left = await clear(
      await list<Upload>({ collection: UPLOADS, index: 'byPerson', equals: { by: personId }, limit: STRIDE }),
    )
    if (left < STRIDE) return
  }
}
