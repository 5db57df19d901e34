import type { Clock } from '../clock'
import type { PayJournal } from './journal'
import type { PayKeys } from './keys'
import type { Notices } from './notices'
import type { PayMerchant, PayOptions } from './options'
import type { Payee } from './records'
import { PayRefusal } from './refusal'

/** What every part of the platform works with. */
export type Platform = {
  settings: PayOptions
  clock: Clock
  journal: PayJournal
  keys: PayKeys
  notices: Notices
  /** Whether an openid belongs to somebody who uses the app. */
  knowsOpenid: (openid: string) => boolean
  /** This cloud's address. */
  origin: () => string
}

/** How a request names the merchants and apps: directly, or as service provider and sub-merchant (wechat.md §1.7). */
export type Mode = 'direct' | 'partner'

/** A request whose signature held. */
export type SignedRequest = {
  merchant: PayMerchant
  body: Record<string, unknown>
  query: URLSearchParams
}

export function merchantOf(settings: PayOptions, mchid: string): PayMerchant | undefined {
  return settings.merchants.find((one) => one.mchid === mchid)
}

/** The name on the sheet: the sub-merchant's where there is one. */
export function payeeName(settings: PayOptions, { mchid, subMchid }: Payee): string {
  const merchant = merchantOf(settings, mchid)
  const sub = merchant?.subMerchants?.find((one) => one.mchid === subMchid)
  return sub?.name ?? merchant?.name ?? mchid
}

/**
 * Whose money a request is about. `field` reads the body or the query.
 * @throws PayRefusal when the merchant that signed is not the one named, or has no such sub-merchant
 */
export function payeeOf(mode: Mode, merchant: PayMerchant, field: (name: string) => unknown): Payee {
  const named = field(mode === 'direct' ? 'mchid' : 'sp_mchid')
  if (named !== merchant.mchid) {
    throw new PayRefusal('PARAM_ERROR', 'http header中的mchid与post payload中的mchid不匹配')
  }
  return mode === 'direct' ? { mchid: merchant.mchid } : subPayee(merchant, field('sub_mchid'))
}

/** @throws PayRefusal NO_AUTH when the sub-merchant has not authorised this provider */
export function subPayee(merchant: PayMerchant, subMchid: unknown): Payee {
  const sub = merchant.subMerchants?.find((one) => one.mchid === subMchid)
  if (!sub) throw new PayRefusal('NO_AUTH', '特约子商户商户号未授权服务商的产品权限')
  return { mchid: merchant.mchid, subMchid: sub.mchid }
}

/** `count` decimal digits. */
export function randomDigits(clock: Clock, count: number): string {
  return BigInt(`0x1${clock.randomHex(count)}`)
    .toString()
    .slice(-count)
}
