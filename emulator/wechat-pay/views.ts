import { rfc3339 } from './beijing-time'
import type { Order, OrderState, Payee, Refund } from './records'

const STATE_TEXT: Record<OrderState, string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
}

function names(payee: Payee): Record<string, string> {
  return payee.subMchid === undefined
    ? { mchid: payee.mchid }
    : { sp_mchid: payee.mchid, sub_mchid: payee.subMchid }
}

function apps(order: Order): Record<string, string> {
  if (order.subMchid === undefined) return { appid: order.appid }
  return { sp_appid: order.appid, ...(order.subAppid !== undefined && { sub_appid: order.subAppid }) }
}

/** An order as queries and notifications show it. */
export function transactionView(order: Order, state: OrderState): Record<string, unknown> {
  const paid = state === 'SUCCESS' || state === 'REFUND'
  const amount = { total: order.total, currency: 'CNY' }
  return {
    ...names(order),
    ...apps(order),
    out_trade_no: order.outTradeNo,
    attach: order.attach ?? '',
    trade_state: state,
    trade_state_desc: STATE_TEXT[state],
    amount: paid ? { ...amount, payer_total: order.total, payer_currency: 'CNY' } : amount,
    ...(paid &&
      order.paidAt !== undefined && {
        transaction_id: order.transactionId,
        trade_type: order.tradeType,
        bank_type: 'OTHERS',
        success_time: rfc3339(order.paidAt),
      }),
    ...(order.payer && { payer: { [order.payer.field]: order.payer.openid } }),
  }
}

/** A refund as its own calls show it. */
export function refundView(refund: Refund, order: Order): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.successAt !== undefined && { success_time: rfc3339(refund.successAt) }),
    create_time: rfc3339(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: refund.total,
      refund: refund.refund,
      from: [],
      payer_total: refund.total,
      payer_refund: refund.refund,
      settlement_refund: refund.refund,
      settlement_total: refund.total,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  }
}

/** A refund as its notification shows it: other names for some of the same. */
export function refundNoticeView(refund: Refund, order: Order): Record<string, unknown> {
  return {
    ...names(refund),
    out_trade_no: order.outTradeNo,
    transaction_id: order.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.status,
    ...(refund.successAt !== undefined && { success_time: rfc3339(refund.successAt) }),
    user_received_account: '支付用户零钱',
    amount: {
      total: refund.total,
      refund: refund.refund,
      payer_total: refund.total,
      payer_refund: refund.refund,
    },
  }
}
