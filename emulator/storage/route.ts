import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { contentType } from '../app-files'
import type { Identity } from '../functions/call'
import { checkBearer } from '../gateway/bearer'
import type { Tokens } from '../gateway/tokens'
import { BodyError, readBytes } from '../http/body'
import { sendJson, sendText } from '../http/reply'
import { fromOwnPage } from '../http/same-machine'
import type { Route } from '../http/server'
import type { StorageOptions } from './actions'
import { objectPath } from './links'
import type { StoredFile } from './object-store'
import { byteRange, type ByteRange } from './range'
import { ownerOf } from './rules'

/** Largest object. The service's own limit is not confirmed; nothing in a mini-program needs more (README). */
export const OBJECT_LIMIT = 20 * 1024 * 1024

/** COS answers with XML; the SDK reads Code, Message, RequestId and TraceId from it. */
function refusePut(res: ServerResponse, status: number, code: string, message: string): void {
  const xml = `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message><Resource></Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  sendText(res, status, 'application/xml', xml)
}

function headerOf(req: IncomingMessage, name: string): string {
  const value = req.headers[name]
  return typeof value === 'string' ? value : ''
}

function typeOf(req: IncomingMessage, path: string): string {
  const given = headerOf(req, 'content-type')
  return given === '' || given === 'application/json' ? contentType(path) : given
}

async function put(
  o: StorageOptions,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const signature = headerOf(req, 'authorization')
  if (!o.links.mayPut(path, signature, headerOf(req, 'x-cos-security-token'))) {
    refusePut(res, 403, 'SignatureDoesNotMatch', 'The signature does not allow this object now.')
  } else if (Buffer.from(headerOf(req, 'x-cos-meta-fileid'), 'base64url').toString() !== o.ids.idOf(path)) {
    refusePut(res, 400, 'InvalidArgument', 'x-cos-meta-fileid must be the cosFileId of this upload.')
  } else {
    const bytes = await readBytes(req, OBJECT_LIMIT)
    const etag = createHash('md5').update(bytes)
    const md5 = headerOf(req, 'content-md5')
    if (md5 !== '' && md5 !== etag.copy().digest('base64'))
      refusePut(res, 400, 'InvalidDigest', 'Content-MD5 is not that of the body.')
    else {
      o.store.put({ path, type: typeOf(req, path), owner: '', at: o.clock.now() }, bytes)
      res.writeHead(200, { 'content-length': 0, etag: `"${etag.digest('hex')}"` }).end()
    }
  }
}

function get(o: StorageOptions, req: IncomingMessage, res: ServerResponse, path: string, url: URL): void {
  const file = o.store.head(path)
  if (!o.links.mayGet(path, url))
    refusePut(res, 403, 'AccessDenied', 'The link has expired or is not for this object.')
  else if (!file) refusePut(res, 404, 'NoSuchKey', 'The object does not exist.')
  else {
    const range = byteRange(headerOf(req, 'range'), file.size)
    if (range === 'unsatisfiable') {
      res.setHeader('content-range', `bytes */${file.size}`)
      refusePut(res, 416, 'InvalidRange', 'The requested range is not satisfiable.')
    } else sendFile(res, file, range, req.method === 'HEAD' ? undefined : o.store.read(path))
  }
}

function sendFile(
  res: ServerResponse,
  file: StoredFile,
  range: ByteRange | undefined,
  bytes: Buffer | undefined,
): void {
  const { from, to } = range ?? { from: 0, to: file.size - 1 }
  res.writeHead(range ? 206 : 200, {
    'content-type': file.type,
    'content-length': to - from + 1,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${from}-${to}/${file.size}` }),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    // In the cloud files come from another origin. Here they share the app's, so a stored page must not run in it.
    'content-security-policy': 'sandbox',
  })
  res.end(bytes?.subarray(from, to + 1))
}

/** As the bucket does for the app's registered domains: a page at localhost puts to 127.0.0.1, another origin. */
function allowOwnPages(req: IncomingMessage, res: ServerResponse): void {
  if (!fromOwnPage(req) || req.headers.origin === undefined) return
  res.setHeader('access-control-allow-origin', req.headers.origin)
  res.setHeader('access-control-allow-methods', 'PUT, GET, HEAD')
  res.setHeader('access-control-allow-headers', req.headers['access-control-request-headers'] ?? '')
  res.setHeader('vary', 'origin')
}

/** `PUT` and `GET /storage/<path>`: the ends behind upload metadata and temporary links. */
export function storageRoute(o: StorageOptions): Route {
  return async (req, res, url) => {
    const path = objectPath(url.pathname)
    if (path === undefined) return false
    allowOwnPages(req, res)
    if (req.method === 'OPTIONS') res.writeHead(204).end()
    else if (o.ids.faultOf(path) !== undefined) refusePut(res, 400, 'InvalidURI', 'The path is not allowed.')
    else if (req.method === 'PUT')
      await put(o, req, res, path).catch((error: unknown) => refuseFailed(res, error))
    else if (req.method === 'GET' || req.method === 'HEAD') get(o, req, res, path, url)
    else refusePut(res, 405, 'MethodNotAllowed', 'PUT, GET and HEAD only.')
    return true
  }
}

/** The SDK reads XML only: a full disk, too, must reach the function as a sentence. */
function refuseFailed(res: ServerResponse, error: unknown): void {
  if (error instanceof BodyError) {
    refusePut(res, 400, 'EntityTooLarge', error.message)
    return
  }
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  refusePut(res, 500, 'InternalError', `The file could not be kept (${code}).`)
}

/** wx.cloud's codes: -503001 request failed, -503002 no permission. */
function refuseClient(res: ServerResponse, status: number, errCode: number, why: string): void {
  sendJson(res, status, { errCode, errMsg: `uploadFile:fail ${why}` })
}

/** Client upload under the security rules: what wx.cloud.uploadFile does on a phone. */
export function clientUploadRoute(o: StorageOptions & { tokens: Tokens }): Route {
  const store = async (
    req: IncomingMessage,
    res: ServerResponse,
    identity: Identity,
    path: string,
  ): Promise<void> => {
    const owner = o.store.head(path)?.owner ?? ownerOf(identity)
    const fault = o.ids.faultOf(path)
    if (fault !== undefined) refuseClient(res, 400, -503001, fault)
    else if (!o.guard.mayWrite(identity, { path, owner }))
      refuseClient(res, 403, -503002, 'permission denied')
    else {
      const bytes = await readBytes(req, OBJECT_LIMIT)
      o.store.put({ path, type: typeOf(req, path), owner: ownerOf(identity), at: o.clock.now() }, bytes)
      sendJson(res, 200, { fileID: o.ids.idOf(path), errMsg: 'uploadFile:ok' })
    }
  }
  return async (req, res, url) => {
    if (url.pathname !== '/weapp/upload' || req.method !== 'POST') return false
    const bearer = checkBearer({ req, tokens: o.tokens })
    if (!bearer.ok) refuseClient(res, 401, -503001, bearer.message)
    else {
      await store(req, res, bearer.identity, url.searchParams.get('path') ?? '').catch((error: unknown) => {
        if (!(error instanceof BodyError)) throw error
        refuseClient(res, 413, -503001, error.message)
      })
    }
    return true
  }
}
