import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { optionalSetting } from '../config'

/** A request that came over the HTTP access service; nothing in it is believed. */
export type HttpRequest = {
  httpMethod: string
  queryStringParameters?: unknown
  body?: unknown
  isBase64Encoded?: unknown
}
export type HttpReply = { statusCode: number; headers: Record<string, string>; body: string }

const reply = (statusCode: number, body: string): HttpReply => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
})

/** What WeChat takes for "received" (消息推送). */
const RECEIVED = reply(200, 'success')
const REFUSED = reply(403, 'refused')

/** WeChat stamps with the second of sending; clocks differ, and an old push is somebody repeating one. */
const STALE_MS = 5 * 60_000
/** Of an event; what is larger is none. */
const MOST_BYTES = 64 * 1024

const sha1 = (parts: readonly string[]): Buffer =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest()

const holds = (given: string, parts: readonly string[]): boolean => {
  const bytes = Buffer.from(given, 'hex')
  const expected = sha1(parts)
  return bytes.length === expected.length && timingSafeEqual(bytes, expected)
}

type Query = { signature: string; timestamp: string; nonce: string; echostr: string; sealSignature: string }

const queryOf = (sent: unknown): Query => {
  const all = new Map(Object.entries(typeof sent === 'object' && sent !== null ? sent : {}))
  const text = (name: string): string => {
    const value: unknown = all.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    ...{ signature: text('signature'), timestamp: text('timestamp'), nonce: text('nonce') },
    ...{ echostr: text('echostr'), sealSignature: text('msg_signature') },
  }
}

const isFresh = (timestamp: string, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= STALE_MS

const textOf = ({ body, isBase64Encoded }: HttpRequest): string => {
  if (typeof body !== 'string' || body.length > MOST_BYTES) return ''
  return isBase64Encoded === true ? Buffer.from(body, 'base64').toString() : body
}

const objectIn = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/**
 * 安全模式: AES-256-CBC, the iv is the key's first half; 16 random bytes, the length in 4, the message, the appid, PKCS#7
 * to 32 bytes (消息加解密说明). Undefined for what is not for this app.
 */
const opened = (sealed: string, encodingKey: string): string | undefined => {
  const key = Buffer.from(`${encodingKey}=`, 'base64')
  try {
    const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([cipher.update(sealed, 'base64'), cipher.final()])
    const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
    const end = 20 + plain.readUInt32BE(16)
    return plain.subarray(end).toString() === optionalSetting('WECHAT_APPID')
      ? plain.subarray(20, end).toString()
      : undefined
  } catch {
    return undefined
  }
}

/** With a key only sealed events count: their signature covers what they say. */
const eventIn = (request: HttpRequest, query: Query, token: string): Record<string, unknown> | undefined => {
  const sent = objectIn(textOf(request))
  const encodingKey = optionalSetting('WECHAT_PUSH_KEY')
  if (encodingKey === undefined) return sent
  const sealed = sent?.['Encrypt']
  if (typeof sealed !== 'string') return undefined
  if (!holds(query.sealSignature, [token, query.timestamp, query.nonce, sealed])) return undefined
  const text = opened(sealed, encodingKey)
  return text === undefined ? undefined : objectIn(text)
}

/**
 * WeChat's message push over HTTP (消息推送): the address is confirmed with `echostr`, events are handed to `receive` when
 * WeChat signed them with our token within the last five minutes. Anybody can call this.
 * @param receive resolves when the event may be forgotten; when it throws, WeChat sends the event again
 */
export const receivePush = async (
  request: HttpRequest,
  now: number,
  receive: (event: Record<string, unknown>) => Promise<void>,
): Promise<HttpReply> => {
  const token = optionalSetting('WECHAT_PUSH_TOKEN')
  const query = queryOf(request.queryStringParameters)
  const signed = [token ?? '', query.timestamp, query.nonce]
  if (token === undefined || !isFresh(query.timestamp, now) || !holds(query.signature, signed)) return REFUSED
  if (request.httpMethod === 'GET') return reply(200, query.echostr)
  const event = eventIn(request, query, token)
  if (event === undefined) return REFUSED
  await receive(event)
  return RECEIVED
}
