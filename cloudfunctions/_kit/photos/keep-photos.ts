import { createHash } from 'node:crypto'
import { cloud } from '../cloudbase'
import { pictureKindOf, type PictureKind } from './picture-kind'
import { stripMetadata } from './strip-metadata'

/** WeChat's content check stops at 10 MB a file (wechat.md §5). */
const MAX_BYTES = 10 * 1024 * 1024

/** Why a photo cannot be kept; `index` counts from 0. */
export class PhotoRefused extends Error {
  constructor(
    readonly index: number,
    readonly why: 'photo_missing' | 'photo_too_large' | 'photo_not_picture',
  ) {
    super(`${why} at ${index}`)
  }
}

const INCOMING = /^cloud:\/\/[^/]+\/in\/[\w/.-]+$/

const fetchIncoming = async (fileId: string, index: number): Promise<Buffer> => {
  // Only what a client put under in/ may become a photo: never another ticket's, never a file of ours.
  if (!INCOMING.test(fileId) || fileId.includes('..')) throw new PhotoRefused(index, 'photo_missing')
  const file = await cloud.downloadFile({ fileID: fileId }).catch(() => undefined)
  if (!Buffer.isBuffer(file?.fileContent)) throw new PhotoRefused(index, 'photo_missing')
  return file.fileContent
}

const cleaned = (bytes: Buffer, index: number): { bytes: Buffer; kind: PictureKind } => {
  if (bytes.length > MAX_BYTES) throw new PhotoRefused(index, 'photo_too_large')
  const kind = pictureKindOf(bytes)
  if (kind === undefined) throw new PhotoRefused(index, 'photo_not_picture')
  try {
    return { bytes: stripMetadata(bytes, kind), kind }
  } catch {
    throw new PhotoRefused(index, 'photo_not_picture')
  }
}

const keepOne = async (fileId: string, folder: string, index: number): Promise<string> => {
  const { bytes, kind } = cleaned(await fetchIncoming(fileId, index), index)
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const kept = await cloud.uploadFile({ cloudPath: `${folder}/${name}.${kind}`, fileContent: bytes })
  return kept.fileID
}

/**
 * Checks size and first bytes, removes metadata and copies each photo to a path that no client can read or overwrite
 * (design.md D7). The name is the content's hash, so that a repeat writes the same file.
 * @throws PhotoRefused naming the photo
 */
export const keepPhotos = async (fileIds: readonly string[], folder: string): Promise<string[]> =>
  Promise.all(fileIds.map((fileId, index) => keepOne(fileId, folder, index)))

/** Links that expire after an hour, by file id; a file that is gone has none. */
export const photoLinks = async (fileIds: readonly string[]): Promise<Record<string, string>> => {
  if (fileIds.length === 0) return {}
  const { fileList } = await cloud.getTempFileURL({
    fileList: fileIds.map((fileID) => ({ fileID, maxAge: 3600 })),
  })
  return Object.fromEntries(
    fileList.filter((file) => file.tempFileURL !== '').map((file) => [file.fileID, file.tempFileURL]),
  )
}
