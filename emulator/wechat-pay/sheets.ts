import { orderKey, payOrder, PREPAY_MS, stateOf } from './orders'
import { merchantOf, payeeName, type Platform } from './platform'
import type { Order } from './records'
import { paySignHolds, type PaySignInput } from './signature'

/** How wx.requestPayment ends: done, left by the person, or refused with WeChat's words. */
export type SheetEnd = { kind: 'ok' } | { kind: 'cancel' } | { kind: 'fail'; why: string }

/** An open payment sheet on a phone. Amount in fen. */
export type Sheet = {
  id: string
  openid: string
  payee: string
  description: string
  total: number
  openedAt: number
}

/** What people do when a sheet opens: decide in their own time, or at once always the same. */
export type Habit = 'ask' | 'confirm' | 'cancel' | 'fail'

export type Sheets = {
  list(): Sheet[]
  /** What wx.requestPayment does on this phone: a sheet, or why there is none. */
  open(openid: string, appid: string, call: Record<string, unknown>): Sheet | { why: string }
  /** Resolves when the sheet closes; undefined when there is no such sheet of this person. */
  closed(id: string, openid: string): Promise<SheetEnd> | undefined
  /** The person enters the password: money moves, or the sheet says why not. Throws when there is no such sheet. */
  confirm(id: string): SheetEnd
  cancel(id: string): SheetEnd
  /** The bank refuses: the order stays unpaid. */
  fail(id: string, why?: string): SheetEnd
  habit(habit: Habit): void
}

type Opened = {
  sheet: Sheet
  orderKey: string
  prepayId: string
  ended: Promise<SheetEnd>
  end(how: SheetEnd): void
}

const BANK_REFUSES = '银行卡可用余额不足'
/** A finished sheet is remembered so long, for those who ask late. */
const KEPT = 500

function readCall(appid: string, call: Record<string, unknown>): PaySignInput | { why: string } {
  const { timeStamp, nonceStr, package: pack, signType, paySign } = call
  if (signType !== 'RSA') return { why: 'signType must be RSA' }
  // A number here fails on phones without a word (wechat.md §1.2).
  if (typeof timeStamp !== 'string') return { why: 'parameter.timeStamp should be String' }
  if (typeof nonceStr !== 'string' || typeof pack !== 'string' || typeof paySign !== 'string') {
    return { why: 'nonceStr, package and paySign should be String' }
  }
  return { appId: appid, timeStamp, nonceStr, package: pack, paySign }
}

/** Why an order cannot be paid now with this prepay_id, in the words of the sheet. */
function hindrance(p: Platform, order: Order, prepayId: string): string | undefined {
  const now = p.clock.now()
  const state = stateOf(order, now)
  if (state === 'CLOSED') return '订单已关闭'
  if (state !== 'NOTPAY') return '该订单已支付'
  if (order.expiresAt !== undefined && now >= order.expiresAt) return '订单已失效'
  const prepay = order.prepays.find((one) => one.id === prepayId)
  return prepay && now < prepay.at + PREPAY_MS ? undefined : 'prepay_id已过期'
}

function refusalOf(
  p: Platform,
  openid: string,
  given: PaySignInput,
): { order: Order; id: string } | { why: string } {
  const id = /^prepay_id=(.+)$/.exec(given.package)?.[1] ?? ''
  const order = p.journal.orderOfPrepay(id)
  const merchant = order && merchantOf(p.settings, order.mchid)
  if (!order || !merchant) return { why: '缺少参数prepay_id，或prepay_id无效' }
  if (![order.appid, order.subAppid].includes(given.appId)) return { why: '下单appid与调起支付的appid不一致' }
  if (!paySignHolds(given, p.keys.merchant(merchant))) return { why: '支付验证签名失败' }
  if (order.payer && order.payer.openid !== openid) return { why: '支付帐号与下单帐号不一致，请核实后再支付' }
  const why = hindrance(p, order, id)
  return why === undefined ? { order, id } : { why }
}

/** The WeChat app's side of paying, for every simulated phone. Open sheets end with the process, like phones do. */
export function createSheets(p: Platform): Sheets {
  const opened = new Map<string, Opened>()
  const finished = new Map<string, { openid: string; end: SheetEnd }>()
  let habit: Habit = 'ask'

  const take = (id: string): Opened => {
    const one = opened.get(id)
    if (!one) throw new Error(`There is no open payment sheet ${id}.`)
    opened.delete(id)
    return one
  }
  const close = (one: Opened, end: SheetEnd): SheetEnd => {
    finished.set(one.sheet.id, { openid: one.sheet.openid, end })
    for (const old of [...finished.keys()].slice(0, -KEPT)) finished.delete(old)
    one.end(end)
    return end
  }
  const confirm = (id: string): SheetEnd => {
    const one = take(id)
    const order = p.journal.order(one.orderKey)
    const why = order ? hindrance(p, order, one.prepayId) : '订单不存在'
    if (!order || why !== undefined) return close(one, { kind: 'fail', why: why ?? '订单不存在' })
    payOrder(p, order, one.sheet.openid)
    return close(one, { kind: 'ok' })
  }
  const cancel = (id: string): SheetEnd => close(take(id), { kind: 'cancel' })
  const fail = (id: string, why = BANK_REFUSES): SheetEnd => close(take(id), { kind: 'fail', why })
  const ACTS = { confirm, cancel, fail: (id: string) => fail(id) }

  return {
    list: () => [...opened.values()].map((one) => one.sheet),
    open: (openid, appid, call) => {
      const given = readCall(appid, call)
      if ('why' in given) return given
      const found = refusalOf(p, openid, given)
      if ('why' in found) return found
      const { order, id: prepayId } = found
      const sheet: Sheet = {
        id: p.clock.randomHex(8),
        openid,
        payee: payeeName(p.settings, order),
        description: order.description,
        total: order.total,
        openedAt: p.clock.now(),
      }
      let end: (how: SheetEnd) => void = () => undefined
      const ended = new Promise<SheetEnd>((resolve) => {
        end = resolve
      })
      opened.set(sheet.id, { sheet, orderKey: orderKey(order, order.outTradeNo), prepayId, ended, end })
      if (habit !== 'ask') ACTS[habit](sheet.id)
      return sheet
    },
    closed: (id, openid) => {
      const open = opened.get(id)
      if (open?.sheet.openid === openid) return open.ended
      const done = finished.get(id)
      return done?.openid === openid ? Promise.resolve(done.end) : undefined
    },
    confirm,
    cancel,
    fail,
    habit: (next) => {
      habit = next
    },
  }
}
