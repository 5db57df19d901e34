import type { Clock } from '../clock'
import type { Signer } from '../secret'

/** Signed, expiring permissions for one object each: to put it, or to get it. */
export type Links = {
  putTicket(path: string): { authorization: string; token: string }
  mayPut(path: string, authorization: string, token: string): boolean
  downloadUrl(path: string, maxAgeSeconds: number): string
  mayGet(path: string, url: URL): boolean
}

/** Lifetime of an upload signature. The service's is not documented; COS's usual one is 15 minutes. */
const PUT_SECONDS = 900
const OBJECT_PATH = '/storage/'

/** The object a request path names, percent-decoded; undefined when it is not one. */
export function objectPath(pathname: string): string | undefined {
  if (!pathname.startsWith(OBJECT_PATH)) return undefined
  try {
    return decodeURIComponent(pathname.slice(OBJECT_PATH.length))
  } catch {
    return undefined
  }
}

export function createLinks(o: { signer: Signer; clock: Clock; origin: () => string }): Links {
  const inSeconds = (seconds: number): string => String(Math.floor(o.clock.now() / 1000) + seconds)
  const valid = (use: string, path: string, until: string, signature: string): boolean =>
    /^\d+$/.test(until) &&
    Number(until) * 1000 > o.clock.now() &&
    o.signer.verify(`${use}\n${path}\n${until}`, signature)
  return {
    putTicket: (path) => {
      const token = inSeconds(PUT_SECONDS)
      return { token, authorization: o.signer.sign(`put\n${path}\n${token}`) }
    },
    mayPut: (path, authorization, token) => valid('put', path, token, authorization),
    // Raw path, not percent-encoded: the SDK's downloadFile runs encodeURI over the link.
    downloadUrl: (path, maxAgeSeconds) => {
      const until = inSeconds(maxAgeSeconds)
      return `${o.origin()}${OBJECT_PATH}${path}?sign=${o.signer.sign(`get\n${path}\n${until}`)}&t=${until}`
    },
    mayGet: (path, url) =>
      valid('get', path, url.searchParams.get('t') ?? '', url.searchParams.get('sign') ?? ''),
  }
}

/** Where an object is put; also not encoded, see above. */
export function uploadUrl(origin: string, path: string): string {
  return `${origin}${OBJECT_PATH}${encodeURI(path)}`
}
