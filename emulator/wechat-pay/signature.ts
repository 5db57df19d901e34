import type { KeyObject } from 'node:crypto'
import Aes from 'wechatpay-axios-plugin/lib/aes'
import Formatter from 'wechatpay-axios-plugin/lib/formatter'
import Rsa from 'wechatpay-axios-plugin/lib/rsa'
import type { Clock } from '../clock'
import type { SigningKey } from './keys'
import { PayRefusal } from './refusal'

// Signing and encryption are wechatpay-axios-plugin's, so that the platform shares no mistake with the client it tests.

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
/** Both sides refuse what is older or newer (wechat.md §1.1, §1.3). */
export const SKEW_SECONDS = 300
const AUTHORIZATION_FIELDS = ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature'] as const

export type Authorization = Record<(typeof AUTHORIZATION_FIELDS)[number], string>

function headerFault(field: string, message: string): PayRefusal {
  return new PayRefusal('SIGN_ERROR', message, { field, location: 'authorization' })
}

/** Takes the Authorization header apart. @throws PayRefusal SIGN_ERROR when a part is missing */
export function readAuthorization(header: string | undefined): Authorization {
  const [scheme, ...rest] = (header ?? '').split(' ')
  if (scheme !== SCHEME) throw headerFault('Authorization', 'Http头Authorization认证类型不正确')
  const pairs = [...rest.join(' ').matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
    key,
    value,
  ])
  const given = Object.fromEntries(pairs) as Partial<Authorization>
  const missing = AUTHORIZATION_FIELDS.find((field) => !given[field])
  if (missing) throw headerFault(missing, `Http头Authorization值格式错误，缺少${missing}`)
  return given as Authorization
}

function verified(message: string, signature: string, key: KeyObject): boolean {
  try {
    return Rsa.verify(message, signature, key)
  } catch {
    return false
  }
}

/** @throws PayRefusal SIGN_ERROR unless one of `urls` was signed together with this method, time, nonce and body */
export function checkRequest(o: {
  auth: Authorization
  key: KeyObject
  method: string
  /** The path with its query as the service has it, and as this cloud serves it. */
  urls: [string, ...string[]]
  body: string
  now: number
}): void {
  const { auth } = o
  if (!(Math.abs(Number(auth.timestamp) - o.now / 1000) <= SKEW_SECONDS)) {
    throw headerFault('timestamp', 'Http头Authorization中的timestamp与发起请求的时间不得超过5分钟')
  }
  const messages = o.urls.map((url) =>
    Formatter.request(o.method, url, auth.timestamp, auth.nonce_str, o.body),
  )
  if (messages.some((message) => verified(message, auth.signature, o.key))) return
  const [shown = ''] = messages
  throw new PayRefusal('SIGN_ERROR', undefined, {
    field: 'signature',
    issue: 'sign not match',
    location: 'authorization',
    sign_information: {
      method: o.method,
      url: o.urls[0],
      truncated_sign_message: shown.slice(0, shown.length - o.body.length + 6),
      sign_message_length: Buffer.byteLength(shown),
    },
  })
}

/** The headers that prove who wrote `body`, made at `at` (epoch ms). */
export function signedHeaders(
  key: SigningKey,
  body: string,
  at: number,
  clock: Clock,
): Record<string, string> {
  const timestamp = Math.floor(at / 1000)
  const nonce = clock.randomHex(16).toUpperCase()
  return {
    'Wechatpay-Timestamp': String(timestamp),
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': key.serial,
    'Wechatpay-Signature': Rsa.sign(Formatter.response(timestamp, nonce, body), key.privateKey),
    'Wechatpay-Signature-Type': SCHEME,
  }
}

export type PaySignInput = {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  paySign: string
}

/** wx.requestPayment's own signature: four lines under the merchant's key (wechat.md §1.2). */
export function paySignHolds(given: PaySignInput, key: KeyObject): boolean {
  const message = Formatter.joinedByLineFeed(given.appId, given.timeStamp, given.nonceStr, given.package)
  return verified(message, given.paySign, key)
}

/** `resource` of a notification, or a certificate in the list: AES-256-GCM under the APIv3 key. */
export function sealed(
  text: string,
  associatedData: string,
  apiV3Key: string,
  clock: Clock,
): { algorithm: string; ciphertext: string; associated_data: string; nonce: string } {
  const nonce = clock.randomHex(6)
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: Aes.AesGcm.encrypt(text, apiV3Key, nonce, associatedData),
    associated_data: associatedData,
    nonce,
  }
}
