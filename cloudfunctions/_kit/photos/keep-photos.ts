import { createHash } from 'node:crypto'
import { cloud } from '../cloudbase'
import { fetchIncoming } from '../incoming'
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

const WHY = { missing: 'photo_missing', too_large: 'photo_too_large' } as const

const fetchPhoto = async (fileId: string, index: number): Promise<Buffer> => {
  const bytes = await fetchIncoming(fileId, MAX_BYTES)
  if (typeof bytes === 'string') throw new PhotoRefused(index, WHY[bytes])
  return bytes
}

const cleaned = (bytes: Buffer, index: number): { bytes: Buffer; kind: PictureKind } => {
  const kind = pictureKindOf(bytes)
  if (kind === undefined) throw new PhotoRefused(index, 'photo_not_picture')
  try {
    return { bytes: stripMetadata(bytes, kind), kind }
  } catch {
    throw new PhotoRefused(index, 'photo_not_picture')
  }
}

type Picture = ReturnType<typeof cleaned>

const keepOne = async ({ bytes, kind }: Picture, folder: string): Promise<string> => {
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const kept = await cloud.uploadFile({ cloudPath: `${folder}/${name}.${kind}`, fileContent: bytes })
  return kept.fileID
}

/**
 * Checks size and first bytes, removes metadata and copies each photo to a path that no client can read or overwrite
 * (design.md D7). The name is the content's hash, so that a repeat writes the same file.
 * @throws PhotoRefused naming the photo
 */
export const keepPhotos = async (fileIds: readonly string[], folder: string): Promise<string[]> => {
  // All are looked at before any is kept, so that a refusal leaves nothing behind.
  const pictures = await Promise.all(
    fileIds.map(async (fileId, index) => cleaned(await fetchPhoto(fileId, index), index)),
  )
  const kept = await Promise.all(pictures.map((picture) => keepOne(picture, folder)))
  // The same picture chosen twice is one file.
  return [...new Set(kept)]
}

/** getTempFileURL takes no more at once (node-sdk documentation). */
const LINKS_AT_ONCE = 50

const linksOf = async (fileIds: readonly string[]): Promise<[string, string][]> => {
  const { fileList } = await cloud.getTempFileURL({
    fileList: fileIds.map((fileID) => ({ fileID, maxAge: 3600 })),
  })
  return fileList
    .filter((file) => file.tempFileURL !== '')
    .map((file): [string, string] => [file.fileID, file.tempFileURL])
}

/** Links that expire after an hour, by file id; a file that is gone has none. */
export const photoLinks = async (fileIds: readonly string[]): Promise<Record<string, string>> => {
  const batches = Array.from({ length: Math.ceil(fileIds.length / LINKS_AT_ONCE) }, (_none, n) =>
    fileIds.slice(n * LINKS_AT_ONCE, (n + 1) * LINKS_AT_ONCE),
  )
  return Object.fromEntries((await Promise.all(batches.map(linksOf))).flat())
}
