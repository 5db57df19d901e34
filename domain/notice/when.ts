import { type Instant, MINUTE, dayNumberOf, dayOf, minuteOfDay } from '../kernel/instant'

const two = (n: number): string => String(n).padStart(2, '0')

/** 15:30 in Shanghai. */
export const clockTime = (at: Instant): string => {
  const minute = minuteOfDay(at)
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

const dateParts = (at: Instant) => {
  const [year = 0, month = 1, day = 1] = dayOf(at).split('-').map(Number)
  return { year, month, day }
}

/** 2026年11月23日, as WeChat's date fields want it (wechat.md §3.1). */
export const fullDate = (at: Instant): string => {
  const { year, month, day } = dateParts(at)
  return `${year}年${month}月${day}日`
}

/** 2026年11月23日 09:00, as WeChat's time fields want it. */
export const fullTime = (at: Instant): string => `${fullDate(at)} ${clockTime(at)}`

const NEAR_ZH: Record<number, string> = { 0: '今天', 1: '明天' }
const NEAR_EN: Record<number, string> = { 0: 'today', 1: 'tomorrow' }
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 今天 15:30 · 明天 09:00 · 11月23日 09:00 · 2027年1月3日 09:00, in Shanghai; English beside it. */
export const whenText = (at: Instant, now: Instant, language: 'zh' | 'en'): string => {
  const rounded = Math.round(at / MINUTE) * MINUTE
  const { year, month, day } = dateParts(rounded)
  const ahead = dayNumberOf(rounded) - dayNumberOf(now)
  const sameYear = year === dateParts(now).year
  const zh = NEAR_ZH[ahead] ?? `${sameYear ? '' : `${year}年`}${month}月${day}日`
  const en = NEAR_EN[ahead] ?? `${day} ${MONTHS_EN[month - 1] ?? ''}${sameYear ? '' : ` ${year}`}`
  return `${language === 'zh' ? zh : en} ${clockTime(rounded)}`
}
