import { dayTime, dayWord } from '../../domain/kernel/moment'

export { clockTime, dayTime, dayWord as day, span } from '../../domain/kernel/moment'

/** Instants are epoch milliseconds; people read Asia/Shanghai (UTC+8, no DST). `now` is always an argument. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SHANGHAI = 8 * HOUR

const local = (at: number): Date => new Date(at + SHANGHAI)
const dayNumber = (at: number): number => Math.floor((at + SHANGHAI) / DAY)
const PARTS: [beforeHour: number, word: string][] = [
  [6, '凌晨'],
  [12, '上午'],
  [14, '中午'],
  [18, '下午'],
  [24, '晚上'],
]

/** `明天上午`: for a promise that is not to the minute. */
export function dayPart(at: number, now: number): string {
  const hour = local(at).getUTCHours()
  return dayWord(at, now) + (PARTS.find(([before]) => hour < before)?.[1] ?? '')
}

/** `18 分钟` · `2 小时 5 分` · `3 天`: whole minutes of a length in milliseconds, rounded up so that nothing is `0 分钟`. */
export function length(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE))
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes < 24 * 60) {
    const rest = minutes % 60
    return rest === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分`
  }
  const hours = Math.floor((minutes % (24 * 60)) / 60)
  const days = Math.floor(minutes / (24 * 60))
  return hours === 0 || days >= 3 ? `${days} 天` : `${days} 天 ${hours} 小时`
}

/** `刚刚` · `3 分钟前` · `2 小时前` (same day) · `昨天 15:30` */
export function ago(at: number, now: number): string {
  const past = now - at
  if (past < MINUTE) return '刚刚'
  if (past < HOUR) return `${Math.floor(past / MINUTE)} 分钟前`
  if (dayNumber(at) === dayNumber(now)) return `${Math.floor(past / HOUR)} 小时前`
  return dayTime(at, now)
}

/** `还剩 18 分钟` · `已超 5 分钟` · `现在到期` */
export function untilDue(due: number, now: number): string {
  const left = due - now
  if (left > 0) return `还剩 ${length(left)}`
  return -left < MINUTE ? '现在到期' : `已超 ${length(Math.floor(-left / MINUTE) * MINUTE)}`
}

/** Fen as `1,280.50`, with a minus sign before credits. */
export function yuan(fen: number): string {
  const [whole = '0', cents = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.')
  return `${fen < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** `¥ 1,280.50` */
export const money = (fen: number): string => `¥ ${yuan(fen)}`

/** `86.5 ㎡` */
export const area = (squareMetres: number): string => `${Number(squareMetres.toFixed(2))} ㎡`

/** A share of 1 as `95.2 %`; whole numbers lose the `.0`. */
export const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(1))} %`

/** `138****5678` (wechat.md §4.3: masked unless the ticket needs it). */
export const maskedPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')

/** `010‑6000 1000` stays on one line: its hyphens are not places to break. */
export const unbroken = (phone: string): string => phone.replaceAll('-', '\u2011')
