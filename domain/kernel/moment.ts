import { type Instant, dayNumberOf, dayOf, minuteOfDay, weekdayOf } from './instant'

/**
 * How a moment is said, on every screen and in every message: of the minute it lies in, so that a promise is never told
 * later than it is. As seen from `now`, in Asia/Shanghai.
 */
export type Language = 'zh' | 'en'

const NEAR: Record<Language, Record<number, string>> = {
  zh: { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}
const WEEKDAYS: Record<Language, readonly string[]> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const two = (n: number): string => String(n).padStart(2, '0')

/** `15:30` */
export const clockTime = (at: Instant): string => {
  const minute = minuteOfDay(at)
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

const dateOf = (at: Instant) => {
  const [year = 0, month = 1, day = 1] = dayOf(at).split('-').map(Number)
  return { year, month, day }
}

/** `2026年11月23日` */
export const fullDate = (at: Instant): string => {
  const { year, month, day } = dateOf(at)
  return `${year}年${month}月${day}日`
}

const farDay = (at: Instant, now: Instant, language: Language): string => {
  const { year, month, day } = dateOf(at)
  const sameYear = year === dateOf(now).year
  if (language === 'en') return `${day} ${MONTHS[month - 1] ?? ''}${sameYear ? '' : ` ${year}`}`
  return sameYear ? `${month}月${day}日` : fullDate(at)
}

/** `今天` · `明天` · `周五` (within the coming six days) · `11月25日` · `2025年3月1日` (another year) */
export const dayWord = (at: Instant, now: Instant, language: Language = 'zh'): string => {
  const distance = dayNumberOf(at) - dayNumberOf(now)
  const near = NEAR[language][distance]
  if (near !== undefined) return near
  if (distance > 0 && distance < 7) return WEEKDAYS[language][weekdayOf(at) - 1] ?? ''
  return farDay(at, now, language)
}

/** `今天 15:30` */
export const dayTime = (at: Instant, now: Instant, language: Language = 'zh'): string =>
  `${dayWord(at, now, language)} ${clockTime(at)}`

/** `今天 14:00–16:00`, or both days when they differ. */
export const span = (from: Instant, to: Instant, now: Instant, language: Language = 'zh'): string =>
  dayNumberOf(from) === dayNumberOf(to)
    ? `${dayTime(from, now, language)}–${clockTime(to)}`
    : `${dayTime(from, now, language)} – ${dayTime(to, now, language)}`
