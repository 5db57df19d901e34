import { createHash } from 'node:crypto'
import type { Clock } from '../clock'
import { textOf } from '../http/body'
import type { WechatReply } from './messages'
import type { WechatOptions } from './templates'

/** A code lives 5 minutes from the tap and works once (wechat.md §4.1). */
const CODE_MS = 5 * 60_000

export type PhoneNumbers = {
  /** What the getPhoneNumber button gives the page. */
  tap(openid: string): { code: string }
  /** `POST /wxa/business/getuserphonenumber`. */
  exchange(body: Record<string, unknown>): WechatReply
}

function madeUpNumber(openid: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(openid).digest('hex').slice(0, 12)}`) % 100_000_000n
  return `199${digits.toString().padStart(8, '0')}`
}

export function createPhoneNumbers(o: { settings: WechatOptions; clock: Clock }): PhoneNumbers {
  const codes = new Map<string, { openid: string; until: number }>()
  return {
    tap: (openid) => {
      const code = o.clock.randomHex(32)
      codes.set(code, { openid, until: o.clock.now() + CODE_MS })
      return { code }
    },
    exchange: (body) => {
      const known = codes.get(textOf(body, 'code'))
      codes.delete(textOf(body, 'code'))
      const openid = textOf(body, 'openid')
      if (!known || known.until <= o.clock.now() || (openid !== '' && openid !== known.openid)) {
        return { errcode: 40029, errmsg: 'invalid code' }
      }
      const phoneNumber = o.settings.phoneNumbers?.[known.openid] ?? madeUpNumber(known.openid)
      const watermark = { timestamp: Math.floor(o.clock.now() / 1000), appid: o.settings.appid }
      const phoneInfo = { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86', watermark }
      return { errcode: 0, errmsg: 'ok', phone_info: phoneInfo }
    },
  }
}
