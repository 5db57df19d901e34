export type TradeType = 'JSAPI' | 'NATIVE' | 'MWEB'
export type OrderState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

/** Who is paid: a merchant itself, or a sub-merchant through its service provider. */
export type Payee = { mchid: string; subMchid?: string }

/** An order. Amounts in fen, instants in epoch ms. */
export type Order = Payee & {
  key: string
  appid: string
  subAppid?: string
  outTradeNo: string
  description: string
  attach?: string
  notifyUrl: string
  total: number
  tradeType: TradeType
  /** The payer, and under which name the merchant gave it; unknown until paid for codes and links. */
  payer?: { field: 'openid' | 'sp_openid' | 'sub_openid'; openid: string }
  /** The first request with its keys sorted: the same number again must say the same. */
  request: string
  createdAt: number
  expiresAt?: number
  prepays: { id: string; at: number }[]
  state: OrderState
  transactionId?: string
  paidAt?: number
}

export type Refund = Payee & {
  key: string
  orderKey: string
  outRefundNo: string
  refundId: string
  refund: number
  total: number
  reason?: string
  notifyUrl?: string
  createdAt: number
  status: RefundStatus
  /** While PROCESSING: when it ends, and how. */
  dueAt: number
  outcome: Exclude<RefundStatus, 'PROCESSING'>
  successAt?: number
}

/** One try to deliver; `outcome` is the status answered, or why there was none. */
export type Attempt = { at: number; probe?: true; outcome: string; ok: boolean }

/** A notification and what became of it. */
export type Notice = {
  id: string
  mchid: string
  about: 'transaction' | 'refund'
  no: string
  url: string
  /** What is posted: the same each time; only its signature is new. */
  body: string
  createdAt: number
  attempts: Attempt[]
  /** Retries used up so far. */
  retries: number
  nextAt?: number
  state: 'waiting' | 'delivered' | 'given up'
}

export function payeeKey({ mchid, subMchid }: Payee): string {
  return subMchid === undefined ? mchid : `${mchid}/${subMchid}`
}
