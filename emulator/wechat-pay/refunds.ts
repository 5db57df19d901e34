import { isRecord, textOf } from '../http/body'
import { compactTime, DAY_MS } from './beijing-time'
import { checkNotifyUrl } from './order-request'
import { orderKey, type Answer } from './orders'
import { randomDigits, subPayee, type Platform, type SignedRequest } from './platform'
import { payeeKey, type Notice, type Order, type Payee, type Refund } from './records'
import { PayRefusal, wrongField } from './refusal'
import { checkShape, type Shape } from './shape'
import { refundNoticeView, refundView } from './views'

// wechat.md §1.5
const LAST_DAY_MS = 365 * DAY_MS
const PARTIAL_REFUNDS = 50
const GAP_MS = 60_000
const ERRORS_PER_SECOND = 6

export type RefundOutcome = Refund['outcome']

/** How the next refunds end (default SUCCESS) and what counts the errors of a merchant. */
export type RefundDesk = {
  /** The outcome of the next `times` accepted refunds. */
  plan(outcome: RefundOutcome, times: number): void
  takeOutcome(): RefundOutcome
  /** Runs a refund request under the error budget. @throws PayRefusal FREQUENCY_LIMITED beyond it */
  budgeted<T>(mchid: string, now: number, work: () => T): T
}

export function createRefundDesk(): RefundDesk {
  const planned: RefundOutcome[] = []
  const errors = new Map<string, number[]>()
  return {
    plan: (outcome, times) => void planned.push(...Array.from({ length: times }, () => outcome)),
    takeOutcome: () => planned.shift() ?? 'SUCCESS',
    budgeted: (mchid, now, work) => {
      const recent = (errors.get(mchid) ?? []).filter((at) => now - at < 1000)
      errors.set(mchid, recent)
      if (recent.length >= ERRORS_PER_SECOND) throw new PayRefusal('FREQUENCY_LIMITED')
      try {
        return work()
      } catch (error) {
        recent.push(now)
        throw error
      }
    },
  }
}

const MONEY: Shape = {
  refund: { need: true, integer: { min: 1, max: 10_000_000_000 } },
  total: { need: true, integer: { min: 1, max: 10_000_000_000 } },
  currency: { need: true, oneOf: ['CNY'] },
  from: { free: true },
}
const REFUND: Shape = {
  sub_mchid: { text: { max: 32 } },
  transaction_id: { text: { max: 32 } },
  out_trade_no: { text: { min: 6, max: 32 } },
  out_refund_no: { need: true, text: { max: 64, pattern: /^[0-9A-Za-z_\-|*@]+$/ } },
  reason: { text: { max: 80 } },
  notify_url: { text: { max: 256 } },
  funds_account: { oneOf: ['AVAILABLE', 'UNSETTLED'] },
  amount: { need: true, object: MONEY },
  goods_detail: { free: true },
}

function payeeOfRefund(r: SignedRequest, subMchid: unknown): Payee {
  return subMchid === undefined || subMchid === null
    ? { mchid: r.merchant.mchid }
    : subPayee(r.merchant, subMchid)
}

function paidOrder(p: Platform, payee: Payee, body: Record<string, unknown>): Order {
  const transactionId = textOf(body, 'transaction_id')
  const outTradeNo = textOf(body, 'out_trade_no')
  if ((transactionId === '') === (outTradeNo === '')) {
    throw wrongField('/transaction_id', 'transaction_id 和 out_trade_no 须且只须传一个')
  }
  const order =
    transactionId === ''
      ? p.journal.order(orderKey(payee, outTradeNo))
      : p.journal.orderOfTransaction(transactionId)
  if (!order || payeeKey(order) !== payeeKey(payee)) throw new PayRefusal('RESOURCE_NOT_EXISTS', '订单不存在')
  if (order.paidAt === undefined) throw new PayRefusal('INVALID_REQUEST', '订单未支付，不能退款')
  return order
}

function checkAmounts(p: Platform, order: Order, refund: number, total: number): void {
  const now = p.clock.now()
  if (total !== order.total) {
    throw new PayRefusal('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  if (now - (order.paidAt ?? now) > LAST_DAY_MS) {
    throw new PayRefusal('INVALID_REQUEST', '订单已经超过退款期限')
  }
  const earlier = p.journal.refundsOf(order.key).filter((one) => one.status !== 'CLOSED')
  const returned = earlier.reduce((sum, one) => sum + one.refund, 0)
  if (returned === order.total) throw new PayRefusal('INVALID_REQUEST', '订单已全额退款')
  if (returned + refund > order.total) throw new PayRefusal('INVALID_REQUEST', '申请退款金额超过可退金额')
  if (earlier.length >= PARTIAL_REFUNDS) throw new PayRefusal('INVALID_REQUEST', '退款次数超过50次')
  if (earlier.some((one) => now - one.createdAt < GAP_MS)) {
    throw new PayRefusal('FREQUENCY_LIMITED', '同一笔订单的多次退款须间隔1分钟')
  }
}

function again(known: Refund, order: Order, refund: number, total: number): Answer {
  if (known.orderKey !== order.key || known.refund !== refund || known.total !== total) {
    throw new PayRefusal('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  return { status: 200, body: refundView(known, order) }
}

/** `POST /v3/refund/domestic/refunds`: the same number again is the same refund. @throws PayRefusal */
export function applyRefund(p: Platform, desk: RefundDesk, r: SignedRequest): Answer {
  const { body } = r
  checkShape(REFUND, body)
  const notifyUrl = textOf(body, 'notify_url')
  if (notifyUrl !== '') checkNotifyUrl('/notify_url', notifyUrl)
  const payee = payeeOfRefund(r, body.sub_mchid)
  const order = paidOrder(p, payee, body)
  const amount = isRecord(body.amount) ? body.amount : {}
  const [refund, total] = [Number(amount.refund), Number(amount.total)]
  const outRefundNo = textOf(body, 'out_refund_no')
  const key = orderKey(payee, outRefundNo)
  const known = p.journal.refund(key)
  if (known) return again(known, order, refund, total)
  checkAmounts(p, order, refund, total)
  const at = p.clock.now()
  const reason = textOf(body, 'reason')
  const made: Refund = {
    ...payee,
    key,
    orderKey: order.key,
    outRefundNo,
    refundId: `5030${compactTime(at).slice(0, 8)}${randomDigits(p.clock, 17)}`,
    refund,
    total,
    ...(reason !== '' && { reason }),
    ...(notifyUrl !== '' && { notifyUrl }),
    createdAt: at,
    status: 'PROCESSING',
    dueAt: at + (p.settings.refundMs ?? 60_000),
    outcome: desk.takeOutcome(),
  }
  p.journal.commit({ refunds: [made], orders: [{ ...order, state: 'REFUND' }] })
  return { status: 200, body: refundView(made, order) }
}

function orderOf(p: Platform, refund: Refund): Order {
  const order = p.journal.order(refund.orderKey)
  if (!order) throw new PayRefusal('SYSTEM_ERROR')
  return order
}

/** `GET /v3/refund/domestic/refunds/{out_refund_no}`. @throws PayRefusal */
export function queryRefund(p: Platform, r: SignedRequest, outRefundNo: string): Answer {
  const payee = payeeOfRefund(r, r.query.get('sub_mchid'))
  const refund = p.journal.refund(orderKey(payee, outRefundNo))
  if (!refund) throw new PayRefusal('RESOURCE_NOT_EXISTS', '退款单不存在')
  return { status: 200, body: refundView(refund, orderOf(p, refund)) }
}

/** `POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund`: sets an ABNORMAL refund going again. */
export function applyAbnormalRefund(p: Platform, r: SignedRequest, refundId: string): Answer {
  const payee = payeeOfRefund(r, r.body.sub_mchid)
  const own = p.journal.refunds().filter((one) => payeeKey(one) === payeeKey(payee))
  const refund = own.find((one) => one.refundId === refundId && one.outRefundNo === r.body.out_refund_no)
  if (!refund) throw new PayRefusal('RESOURCE_NOT_EXISTS', '退款单不存在')
  if (!['USER_BANK_CARD', 'MERCHANT_BANK_CARD'].includes(textOf(r.body, 'type'))) {
    throw wrongField('/type', '不是允许的取值', r.body.type)
  }
  if (refund.status !== 'ABNORMAL') throw new PayRefusal('INVALID_REQUEST', '退款单状态不是退款异常')
  const dueAt = p.clock.now() + (p.settings.refundMs ?? 60_000)
  const next: Refund = { ...refund, status: 'PROCESSING', outcome: 'SUCCESS', dueAt }
  p.journal.commit({ refunds: [next] })
  return { status: 200, body: refundView(next, orderOf(p, next)) }
}

/** When the next refund in process ends. */
export function nextRefundAt(p: Platform): number | undefined {
  const dues = p.journal.processing().map((one) => one.dueAt)
  return dues.length === 0 ? undefined : Math.min(...dues)
}

/** Ends the refunds that are due by `now`, each with its notification, in one change each. */
export function settleRefunds(p: Platform, now: number): void {
  for (const refund of p.journal.processing()) {
    if (refund.dueAt > now) continue
    const ended: Refund = {
      ...refund,
      status: refund.outcome,
      ...(refund.outcome === 'SUCCESS' && { successAt: refund.dueAt }),
    }
    p.journal.commit({ refunds: [ended], notices: endNotice(p, ended) })
    p.notices.kick()
  }
}

function endNotice(p: Platform, refund: Refund): Notice[] {
  if (refund.notifyUrl === undefined) return []
  const summary = { SUCCESS: '退款成功', CLOSED: '退款关闭', ABNORMAL: '退款异常' }[refund.outcome]
  return [
    p.notices.prepare({
      mchid: refund.mchid,
      about: 'refund',
      no: refund.outRefundNo,
      url: refund.notifyUrl,
      eventType: `REFUND.${refund.outcome}`,
      summary,
      resource: refundNoticeView(refund, orderOf(p, refund)),
    }),
  ]
}
