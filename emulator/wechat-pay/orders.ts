import { compactTime, DAY_MS } from './beijing-time'
import { readOrderRequest, type OrderRequest } from './order-request'
import { payeeOf, randomDigits, type Mode, type Platform, type SignedRequest } from './platform'
import { payeeKey, type Order, type OrderState, type Payee, type TradeType } from './records'
import { PayRefusal } from './refusal'
import { transactionView } from './views'

/** Fixed, whatever time_expire says (wechat.md §1.2). */
export const PREPAY_MS = 2 * 3_600_000
/** An order nobody pays is closed by the platform after seven days. */
const ORDER_MS = 7 * DAY_MS

export type Answer = { status: 200; body: Record<string, unknown> } | { status: 204 }

export function orderKey(payee: Payee, outTradeNo: string): string {
  return `${payeeKey(payee)}/${outTradeNo}`
}

/** The state now: what nobody paid closes by itself. */
export function stateOf(order: Order, now: number): OrderState {
  return order.state === 'NOTPAY' && now >= order.createdAt + ORDER_MS ? 'CLOSED' : order.state
}

function checkAgain(known: Order, asked: OrderRequest, now: number): void {
  const state = stateOf(known, now)
  const same = known.request === asked.request
  if (!same && state === 'NOTPAY')
    throw new PayRefusal('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致')
  if (!same) throw new PayRefusal('OUT_TRADE_NO_USED')
  if (state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED')
  if (state !== 'NOTPAY') throw new PayRefusal('ORDERPAID')
  if (known.expiresAt !== undefined && now >= known.expiresAt) {
    throw new PayRefusal('INVALID_REQUEST', '订单已失效，请更换商户订单号重新下单')
  }
}

function prepaid(p: Platform, order: Order): { order: Order; id: string } {
  const at = p.clock.now()
  const id = `wx${compactTime(at)}${p.clock.randomHex(10)}`
  return { order: { ...order, prepays: [...order.prepays, { id, at }] }, id }
}

function answerOf(p: Platform, order: Order, id: string): Record<string, unknown> {
  if (order.tradeType === 'JSAPI') return { prepay_id: id }
  if (order.tradeType === 'NATIVE') return { code_url: `weixin://wxpay/bizpayurl?pr=${id}` }
  return { h5_url: `${p.origin()}/wechatpay/h5?prepay_id=${id}` }
}

/** Places an order, or gives an open one a new prepay_id when everything is as it was. @throws PayRefusal */
export function placeOrder(p: Platform, r: SignedRequest, mode: Mode, tradeType: TradeType): Answer {
  const asked = readOrderRequest(p, r, mode, tradeType)
  const key = orderKey(asked, asked.outTradeNo)
  const known = p.journal.order(key)
  const now = p.clock.now()
  if (known) checkAgain(known, asked, now)
  const { order, id } = prepaid(p, known ?? { ...asked, key, createdAt: now, prepays: [], state: 'NOTPAY' })
  p.journal.commit({ orders: [order] })
  return { status: 200, body: answerOf(p, order, id) }
}

function found(order: Order | undefined): Order {
  if (!order) throw new PayRefusal('ORDER_NOT_EXIST')
  return order
}

/** `GET …/out-trade-no/{no}`. Another payee's order does not exist. @throws PayRefusal */
export function queryByOutTradeNo(p: Platform, r: SignedRequest, mode: Mode, outTradeNo: string): Answer {
  const payee = payeeOf(mode, r.merchant, (name) => r.query.get(name))
  const order = found(p.journal.order(orderKey(payee, outTradeNo)))
  return { status: 200, body: transactionView(order, stateOf(order, p.clock.now())) }
}

/** `GET …/id/{transaction_id}`: paid orders only. @throws PayRefusal */
export function queryByTransactionId(p: Platform, r: SignedRequest, mode: Mode, id: string): Answer {
  const payee = payeeOf(mode, r.merchant, (name) => r.query.get(name))
  const order = found(p.journal.orderOfTransaction(id))
  if (payeeKey(order) !== payeeKey(payee)) throw new PayRefusal('ORDER_NOT_EXIST')
  return { status: 200, body: transactionView(order, stateOf(order, p.clock.now())) }
}

/** `POST …/out-trade-no/{no}/close`: as often as one likes, but not what is paid. @throws PayRefusal */
export function closeOrder(p: Platform, r: SignedRequest, mode: Mode, outTradeNo: string): Answer {
  const payee = payeeOf(mode, r.merchant, (name) => r.body[name])
  const order = found(p.journal.order(orderKey(payee, outTradeNo)))
  const state = stateOf(order, p.clock.now())
  if (state === 'SUCCESS' || state === 'REFUND') throw new PayRefusal('ORDERPAID', '该订单已支付，不能关单')
  p.journal.commit({ orders: [{ ...order, state: 'CLOSED' }] })
  return { status: 204 }
}

/** The money has moved: the order is paid and its notification queued, in one change. */
export function payOrder(p: Platform, order: Order, openid: string): Order {
  const at = p.clock.now()
  const transactionId = `4200${compactTime(at).slice(0, 8)}${randomDigits(p.clock, 16)}`
  const payer = order.payer ?? { field: order.subMchid === undefined ? 'openid' : 'sp_openid', openid }
  const paid: Order = { ...order, state: 'SUCCESS', transactionId, paidAt: at, payer }
  const notice = p.notices.prepare({
    mchid: order.mchid,
    about: 'transaction',
    no: order.outTradeNo,
    url: order.notifyUrl,
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: transactionView(paid, 'SUCCESS'),
  })
  p.journal.commit({ orders: [paid], notices: [notice] })
  p.notices.kick()
  return paid
}
