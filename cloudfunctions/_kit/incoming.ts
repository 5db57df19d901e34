import { cloud } from './cloudbase'

/** Why an upload cannot be taken: it is not (any more) where it should be, or larger than allowed. */
export type IncomingFailure = 'missing' | 'too_large'

const INCOMING = /^cloud:\/\/[^/]+\/in\/[\w/.-]+$/

const DOWNLOAD_WITHIN_MS = 20_000

/** Only what a client put under in/ may be taken: never another ticket's, never a file of ours. */
export const isIncoming = (fileId: string): boolean => INCOMING.test(fileId) && !fileId.includes('..')

/** The bytes, or undefined as soon as they are too many: an upload may be of any size, memory is not. */
export const bytesUpTo = async (
  limit: number,
  { body }: Pick<Response, 'body'>,
): Promise<Buffer | undefined> => {
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

const linkOf = async (fileId: string): Promise<string | undefined> => {
  const { fileList } = await cloud.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: 600 }] })
  const link = fileList[0]?.tempFileURL
  return link === '' ? undefined : link
}

/** What a client has put under in/, read to the end unless it is larger than `limit` bytes. */
export const fetchIncoming = async (fileId: string, limit: number): Promise<Buffer | IncomingFailure> => {
  const url = isIncoming(fileId) ? await linkOf(fileId) : undefined
  if (url === undefined) return 'missing'
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_WITHIN_MS) })
  if (!response.ok) return 'missing'
  return (await bytesUpTo(limit, response)) ?? 'too_large'
}
