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

const DOWNLOAD_WITHIN_MS = 15_000

/** Only what a client put under in/ may become a photo: never another ticket's, never a file of ours. */
const isIncoming = (fileId: string): boolean => INCOMING.test(fileId) && !fileId.includes('..')

/** The bytes, or undefined as soon as they are too many: an upload may be of any size, memory is not. */
const bytesUpTo = async (limit: number, { body }: Response): Promise<Buffer | undefined> => {
  const reader = body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.length
    if (size > limit) {
      await reader?.cancel()
      return undefined
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts)
}

const fetchIncoming = async (fileId: string, index: number): Promise<Buffer> => {
  if (!isIncoming(fileId)) throw new PhotoRefused(index, 'photo_missing')
  const url = (await photoLinks([fileId]))[fileId]
  if (url === undefined) throw new PhotoRefused(index, 'photo_missing')
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_WITHIN_MS) })
  if (!response.ok) throw new PhotoRefused(index, 'photo_missing')
  const bytes = await bytesUpTo(MAX_BYTES, response)
  if (bytes === undefined) throw new PhotoRefused(index, 'photo_too_large')
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
    fileIds.map(async (fileId, index) => cleaned(await fetchIncoming(fileId, index), index)),
  )
  const kept = await Promise.all(pictures.map((picture) => keepOne(picture, folder)))
  // The same picture chosen twice is one file.
  return [...new Set(kept)]
}

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
