import type { PayEnd, PayFaultKind } from '../wechat-pay/faults'
import type { Notice, OrderState, RefundStatus } from '../wechat-pay/records'

export const ORDER_NAMES: Record<OrderState, string> = {
  NOTPAY: '待支付',
  SUCCESS: '已支付',
  REFUND: '转入退款',
  CLOSED: '已关闭',
}

export const REFUND_NAMES: Record<RefundStatus, string> = {
  PROCESSING: '处理中',
  SUCCESS: '已退款',
  CLOSED: '已关闭',
  ABNORMAL: '异常',
}

export const NOTICE_NAMES: Record<Notice['state'], string> = {
  waiting: '待送达',
  delivered: '已送达',
  'given up': '已放弃',
}

export const PAY_END_NAMES: Record<PayEnd, string> = {
  notify: '支付通知',
  order: '下单',
  query: '查单',
  close: '关单',
  refund: '退款',
  refundQuery: '查退款',
  bill: '账单',
  certificates: '平台证书',
}

export const PAY_FAULT_NAMES: Record<PayFaultKind, string> = {
  lose: '丢失',
  answerLostAfterCommit: '已办成但回应丢失',
  duplicate: '来两次',
  delay: '延迟 1 秒',
  reorder: '后到先办',
  forge: '陌生密钥签名',
  tamper: '签名后被改',
  stale: '签名已过时',
  unsigned: '没有签名',
  http429: '限流 (429)',
  systemError: '系统错误 (500)',
  systemErrorAfterCommit: '已办成但报系统错误',
}
