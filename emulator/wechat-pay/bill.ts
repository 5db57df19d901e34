import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { billTime, DAY_MS, dayStart } from './beijing-time'
import type { Platform } from './platform'
import type { Order, Refund } from './records'
import { PayRefusal, wrongField } from './refusal'

export const BILL_TYPES = ['ALL', 'SUCCESS', 'REFUND'] as const
export type BillType = (typeof BILL_TYPES)[number]

/** Yesterday's bill is there from 10:00 on; bills stay three months (wechat.md §1.5). */
const READY_MS = DAY_MS + 10 * 3_600_000
const KEPT_MS = 92 * DAY_MS
/** 0.6 %, in millionths. */
const FEE = 6000

/** A row: columns are the same for payments and refunds; `when` sorts. */
type Row = { when: number; order: Order; refund?: Refund }

const yuan = (fen: number): string => (fen / 100).toFixed(2)
const fee = (fen: number): string => ((fen * FEE) / 100_000_000).toFixed(5)

type Column = [title: string, cell: (row: Row) => string, only?: BillType[]]
const REFUNDS: BillType[] = ['ALL', 'REFUND']

const COLUMNS: Column[] = [
  ['交易时间', ({ when }) => billTime(when)],
  ['公众账号ID', ({ order }) => order.appid],
  ['商户号', ({ order }) => order.mchid],
  ['特约商户号', ({ order }) => order.subMchid ?? '0'],
  ['设备号', () => ''],
  ['微信订单号', ({ order }) => order.transactionId ?? ''],
  ['商户订单号', ({ order }) => order.outTradeNo],
  ['用户标识', ({ order }) => order.payer?.openid ?? ''],
  ['交易类型', ({ order }) => order.tradeType],
  ['交易状态', ({ refund }) => (refund ? 'REFUND' : 'SUCCESS')],
  ['付款银行', () => 'OTHERS'],
  ['货币种类', () => 'CNY'],
  ['应结订单金额', ({ order, refund }) => yuan(refund ? 0 : order.total)],
  ['代金券金额', () => '0.00'],
  ['退款申请时间', ({ refund }) => (refund ? billTime(refund.createdAt) : ''), ['REFUND']],
  [
    '退款成功时间',
    ({ refund }) => (refund?.successAt === undefined ? '' : billTime(refund.successAt)),
    ['REFUND'],
  ],
  ['微信退款单号', ({ refund }) => refund?.refundId ?? '0', REFUNDS],
  ['商户退款单号', ({ refund }) => refund?.outRefundNo ?? '0', REFUNDS],
  ['退款金额', ({ refund }) => yuan(refund?.refund ?? 0), REFUNDS],
  ['充值券退款金额', () => '0.00', REFUNDS],
  ['退款类型', ({ refund }) => (refund ? 'ORIGINAL' : ''), REFUNDS],
  ['退款状态', ({ refund }) => refund?.status ?? '', REFUNDS],
  ['商品名称', ({ order }) => order.description],
  ['商户数据包', ({ order }) => order.attach ?? ''],
  ['手续费', ({ order, refund }) => (refund ? `-${fee(refund.refund)}` : fee(order.total))],
  ['费率', () => '0.60%'],
  ['订单金额', ({ order, refund }) => yuan(refund ? 0 : order.total)],
  ['申请退款金额', ({ refund }) => yuan(refund?.refund ?? 0), REFUNDS],
  ['费率备注', () => ''],
]

const SUMMARY = [
  '总交易单数',
  '应结订单总金额',
  '退款总金额',
  '充值券退款总金额',
  '手续费总金额',
  '订单总金额',
  '申请退款总金额',
]

/** A line break or backtick of the merchant's own text would break the table. */
function line(cells: string[]): string {
  return cells.map((cell) => `\`${cell.replace(/[`\r\n]/g, ' ')}`).join(',')
}

function summary(rows: Row[]): string[] {
  const paid = rows.reduce((sum, { order, refund }) => sum + (refund ? 0 : order.total), 0)
  const back = rows.reduce((sum, { refund }) => sum + (refund?.refund ?? 0), 0)
  return [String(rows.length), yuan(paid), yuan(back), '0.00', fee(paid - back), yuan(paid), yuan(back)]
}

function csv(rows: Row[], type: BillType): string {
  const columns = COLUMNS.filter(([, , only]) => only === undefined || only.includes(type))
  const lines = [
    columns.map(([title]) => title).join(','),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
    SUMMARY.join(','),
    line(summary(rows)),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

export type BillQuestion = { mchid: string; subMchid?: string; day: string; type: BillType }

/** Paid orders and accepted refunds of a day in UTC+8, oldest first. */
function rowsOf(p: Platform, q: BillQuestion, from: number): Row[] {
  const own = (one: { mchid: string; subMchid?: string }): boolean =>
    one.mchid === q.mchid && (q.subMchid === undefined || one.subMchid === q.subMchid)
  const within = (at: number): boolean => at >= from && at < from + DAY_MS
  const paid = p.journal.orders().flatMap((order): Row[] => {
    const when = order.paidAt
    return when !== undefined && own(order) && within(when) ? [{ when, order }] : []
  })
  const back = p.journal.refunds().flatMap((refund): Row[] => {
    const order = p.journal.order(refund.orderKey)
    return order && own(refund) && within(refund.createdAt) ? [{ when: refund.createdAt, order, refund }] : []
  })
  const rows = [...(q.type === 'REFUND' ? [] : paid), ...(q.type === 'SUCCESS' ? [] : back)]
  return rows.sort((a, b) => a.when - b.when)
}

/** The file of a day. @throws PayRefusal when there is none (yet, any more, at all) */
export function billFile(p: Platform, q: BillQuestion): Buffer {
  const from = dayStart(q.day)
  if (from === undefined) throw wrongField('bill_date', '格式须为 yyyy-MM-dd', q.day)
  const now = p.clock.now()
  if (now >= from + KEPT_MS) throw new PayRefusal('INVALID_REQUEST', '仅支持三个月内的账单下载申请')
  if (now < from + DAY_MS) throw new PayRefusal('NO_STATEMENT_EXIST')
  if (now < from + READY_MS) throw new PayRefusal('STATEMENT_CREATING')
  const rows = rowsOf(p, q, from)
  if (rows.length === 0) throw new PayRefusal('NO_STATEMENT_EXIST')
  return Buffer.from(csv(rows, q.type))
}

export function sha1(file: Buffer): string {
  return createHash('sha1').update(file).digest('hex')
}

export function gzipped(file: Buffer): Buffer {
  return gzipSync(file)
}
