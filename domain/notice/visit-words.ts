import type { Instant } from '../kernel/instant'
import { dayTime, type Language, span } from '../kernel/moment'

type VisitTime = { from?: Instant | undefined; by?: Instant | undefined }

/** `明天 10:00–12:00` of a slot, `明天 12:00 前` of a time; empty when none was named. */
export const visitTime = ({ from, by }: VisitTime, now: Instant, language: Language): string => {
  if (by === undefined) return ''
  if (from !== undefined) return span(from, by, now, language)
  return language === 'zh' ? `${dayTime(by, now)} 前` : `by ${dayTime(by, now, language)}`
}

/** `明天 10:00–12:00 上门` · `明天 12:00 前上门`: at most 20 characters, as WeChat's shortest field of text holds. */
export const visitText = (visit: VisitTime, now: Instant, language: Language): string => {
  const time = visitTime(visit, now, language)
  if (time === '') return ''
  if (language === 'en') return `visit ${time}`
  return `${time}${visit.from === undefined ? '' : ' '}上门`
}
