import { createCipheriv, createHash } from 'node:crypto'
import { isRecord } from '../http/body'

/** An address that receives pushes, as entered in mp.weixin.qq.com. With an `encodingAesKey` the mode is 安全模式. */
export type PushAddress = {
  /** Path of this cloud such as `/http/notify/wechat`: pushes leave this machine for nowhere. */
  path: string
  token: string
  encodingAesKey?: string
  format: 'json' | 'xml'
}

export type PushRequest = { query: URLSearchParams; contentType: string; body: string }

/** Dictionary order, joined, SHA-1: the signature of plain requests, and with the ciphertext that of encrypted ones. */
export function pushSignature(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex')
}

const BLOCK = 32

/**
 * AES-256-CBC over 16 random bytes, the length of the message in 4 bytes, the message and the appid, padded to 32 bytes
 * (PKCS#7); the iv is the key's first half (developers.weixin.qq.com: 消息加解密说明).
 */
export function encryptPush(o: {
  encodingAesKey: string
  appid: string
  random: Buffer
  message: string
}): string {
  const key = Buffer.from(`${o.encodingAesKey}=`, 'base64')
  const message = Buffer.from(o.message, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(message.length)
  const plain = Buffer.concat([o.random, length, message, Buffer.from(o.appid, 'utf8')])
  const padding = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)])
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

function xmlValue(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => `<item>${xmlValue(one)}</item>`).join('')
  if (isRecord(value)) return xmlFields(value)
  if (typeof value === 'number') return String(value)
  return `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function xmlFields(event: Record<string, unknown>): string {
  return Object.entries(event)
    .map(([key, value]) => `<${key}>${xmlValue(value)}</${key}>`)
    .join('')
}

function written(format: 'json' | 'xml', event: Record<string, unknown>): string {
  return format === 'json' ? JSON.stringify(event) : `<xml>${xmlFields(event)}</xml>`
}

/** The POST that carries `event`; `forged` = signed with another token, as a stranger would. */
export function pushRequest(o: {
  address: PushAddress
  appid: string
  event: Record<string, unknown>
  timestamp: string
  nonce: string
  random: Buffer
  forged: boolean
}): PushRequest {
  const { address, event, timestamp, nonce } = o
  const token = o.forged ? `${address.token}-guessed` : address.token
  const query = new URLSearchParams({ signature: pushSignature(token, timestamp, nonce), timestamp, nonce })
  const contentType = address.format === 'json' ? 'application/json' : 'text/xml'
  const message = written(address.format, event)
  if (address.encodingAesKey === undefined) return { query, contentType, body: message }
  const sealed = encryptPush({
    encodingAesKey: address.encodingAesKey,
    appid: o.appid,
    random: o.random,
    message,
  })
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', pushSignature(token, timestamp, nonce, sealed))
  const body = written(address.format, { ToUserName: event.ToUserName, Encrypt: sealed })
  return { query, contentType, body }
}
