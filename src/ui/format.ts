/** Instants are epoch milliseconds; people read Asia/Shanghai (UTC+8, no DST). `now` is always an argument. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SHANGHAI = 8 * HOUR

const local = (at: number): Date => new Date(at + SHANGHAI)
const dayNumber = (at: number): number => Math.floor((at + SHANGHAI) / DAY)
const two = (n: number): string => String(n).padStart(2, '0')
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
const NEAR_DAYS: Record<string, string> = {
  '-2': '前天',
  '-1': '昨天',
  '0': '今天',
  '1': '明天',
  '2': '后天',
}

/** `15:30` */
export const clockTime = (at: number): string =>
  `${two(local(at).getUTCHours())}:${two(local(at).getUTCMinutes())}`

/** `今天` · `明天` · `周五` (within the coming six days) · `11月25日` · `2025年3月1日` (another year) */
export function day(at: number, now: number): string {
  const distance = dayNumber(at) - dayNumber(now)
  const near = NEAR_DAYS[String(distance)]
  if (near) return near
  const date = local(at)
  if (distance > 0 && distance < 7) return WEEKDAYS[date.getUTCDay()] ?? ''
  const monthDay = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
  return date.getUTCFullYear() === local(now).getUTCFullYear()
    ? monthDay
    : `${date.getUTCFullYear()}年${monthDay}`
}

/** `今天 15:30` */
export const dayTime = (at: number, now: number): string => `${day(at, now)} ${clockTime(at)}`

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
  return day(at, now) + (PARTS.find(([before]) => hour < before)?.[1] ?? '')
}

/** `今天 14:00–16:00`, or both days when they differ. */
export const span = (from: number, to: number, now: number): string =>
  dayNumber(from) === dayNumber(to)
    ? `${dayTime(from, now)}–${clockTime(to)}`
    : `${dayTime(from, now)} – ${dayTime(to, now)}`

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
