import { isRecord, textOf } from '../http/body'
import { payeeOf, type Mode, type Platform, type SignedRequest } from './platform'
import type { Order, TradeType } from './records'
import { PayRefusal, wrongField } from './refusal'
import { canonical, checkShape, type Field, type Shape } from './shape'

const MCHID: Field = { need: true, text: { max: 32 } }
const APPID: Field = { need: true, text: { max: 32 } }
const OPENID: Field = { text: { max: 128 } }
const MINUTE = 60_000

const COMMON: Shape = {
  description: { need: true, text: { max: 127 } },
  out_trade_no: { need: true, text: { min: 6, max: 32, pattern: /^[0-9A-Za-z_\-|*]+$/ } },
  time_expire: { text: { max: 64, pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/ } },
  attach: { text: { min: 0, max: 128 } },
  notify_url: { need: true, text: { max: 255 } },
  goods_tag: { text: { max: 32 } },
  support_fapiao: { flag: true },
  amount: {
    need: true,
    object: { total: { need: true, integer: { min: 1, max: 10_000_000_000 } }, currency: { oneOf: ['CNY'] } },
  },
  detail: { free: true },
  scene_info: { free: true },
  settle_info: { object: { profit_sharing: { flag: true } } },
}

const NAMES: Record<Mode, Shape> = {
  direct: { appid: APPID, mchid: MCHID },
  partner: { sp_appid: APPID, sp_mchid: MCHID, sub_appid: { text: { max: 32 } }, sub_mchid: MCHID },
}
const PAYER: Record<Mode, Shape> = {
  direct: { payer: { need: true, object: { openid: { ...OPENID, need: true } } } },
  partner: { payer: { need: true, object: { sp_openid: OPENID, sub_openid: OPENID } } },
}

/** What an order says; number and state are added when it is placed. */
export type OrderRequest = Omit<Order, 'key' | 'createdAt' | 'prepays' | 'state'>

/**
 * The real service wants public https without a query. Here plain http to this machine is let through too: nothing else
 * could be reached.
 */
export function checkNotifyUrl(field: string, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const local = url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname)
  if (!url || !(url.protocol === 'https:' || local)) throw wrongField(field, '通知地址须为 https 地址', text)
  if (url.search !== '' || text.includes('?')) throw wrongField(field, '通知地址不能携带参数', text)
}

function payerOf(p: Platform, body: Record<string, unknown>): Order['payer'] {
  const payer = isRecord(body.payer) ? body.payer : {}
  const fields = (['openid', 'sp_openid', 'sub_openid'] as const).filter((name) => textOf(payer, name) !== '')
  const [field] = fields
  if (field === undefined || fields.length > 1)
    throw wrongField('/payer', 'openid 须且只须传一个', body.payer)
  const openid = textOf(payer, field)
  if (!p.knowsOpenid(openid)) throw new PayRefusal('PARAM_ERROR', 'appid和openid不匹配')
  return { field, openid }
}

function checkApps(r: SignedRequest, mode: Mode): void {
  const appid = textOf(r.body, mode === 'direct' ? 'appid' : 'sp_appid')
  if (!r.merchant.appids.includes(appid)) throw new PayRefusal('APPID_MCHID_NOT_MATCH')
  const subAppid = textOf(r.body, 'sub_appid')
  const sub = r.merchant.subMerchants?.find((one) => one.mchid === r.body.sub_mchid)
  if (subAppid !== '' && !sub?.appids?.includes(subAppid)) {
    throw new PayRefusal('APPID_MCHID_NOT_MATCH', 'sub_appid和sub_mchid不匹配')
  }
}

/** An expiry in less than a minute is silently raised to one (wechat.md §1.2). */
function expiryOf(body: Record<string, unknown>, now: number): number | undefined {
  if (body.time_expire === undefined) return undefined
  const at = Date.parse(textOf(body, 'time_expire'))
  if (Number.isNaN(at)) throw wrongField('/time_expire', '不是有效的时间', body.time_expire)
  return Math.max(at, now + MINUTE)
}

/** Reads `POST /v3/pay[/partner]/transactions/{jsapi,native,h5}`. @throws PayRefusal */
export function readOrderRequest(
  p: Platform,
  r: SignedRequest,
  mode: Mode,
  tradeType: TradeType,
): OrderRequest {
  const { body } = r
  checkShape({ ...NAMES[mode], ...COMMON, ...(tradeType === 'JSAPI' && PAYER[mode]) }, body)
  const payee = payeeOf(mode, r.merchant, (name) => body[name])
  checkApps(r, mode)
  const notifyUrl = textOf(body, 'notify_url')
  checkNotifyUrl('/notify_url', notifyUrl)
  const attach = textOf(body, 'attach')
  const subAppid = textOf(body, 'sub_appid')
  const expiresAt = expiryOf(body, p.clock.now())
  return {
    ...payee,
    appid: textOf(body, mode === 'direct' ? 'appid' : 'sp_appid'),
    ...(subAppid !== '' && { subAppid }),
    outTradeNo: textOf(body, 'out_trade_no'),
    description: textOf(body, 'description'),
    ...(attach !== '' && { attach }),
    notifyUrl,
    total: isRecord(body.amount) ? Number(body.amount.total) : 0,
    tradeType,
    ...(tradeType === 'JSAPI' && { payer: payerOf(p, body) }),
    request: canonical({ ...body, trade_type: tradeType }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}
