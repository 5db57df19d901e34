import {
  dayFromNumber,
  dayNumberOf,
  HOUR,
  instantAt,
  MINUTE,
  type Instant,
} from '../../../domain/kernel/instant'
import { clockTime } from '../format'

/** Two hours are what a resident waits at home for. */
const FIRST_HOUR = 8
const LAST_HOUR = 22
const LENGTH = 2

export type Period = {
  /** `14:00–16:00` */
  word: string
  /** The promise is its end. */
  by: Instant
}

/** The periods of today (0) or a later day that can still be kept: half an hour must be left. */
export function periodsOf(daysAhead: number, now: Instant): Period[] {
  const day = dayFromNumber(dayNumberOf(now) + daysAhead)
  const periods: Period[] = []
  for (let hour = FIRST_HOUR; hour < LAST_HOUR; hour += LENGTH) {
    const from = instantAt(day, hour * 60)
    const by = from + LENGTH * HOUR
    if (by - now >= 30 * MINUTE) periods.push({ word: `${clockTime(from)}–${clockTime(by)}`, by })
  }
  return periods
}

/** Half hours of a day, as people name a time of their own. */
const EVERY = 30 * MINUTE

/** Days that can be named: a week from today. */
export const daysFrom = (now: Instant): { day: number; noon: Instant }[] =>
  Array.from({ length: 7 }, (_one, ahead) => {
    const day = dayFromNumber(dayNumberOf(now) + ahead)
    return { day: ahead, noon: instantAt(day, 12 * 60) }
  })

/** The times of a day that are still to come, every half hour. */
export function timesOf(daysAhead: number, now: Instant): Instant[] {
  const day = dayFromNumber(dayNumberOf(now) + daysAhead)
  const [first, last] = [instantAt(day, FIRST_HOUR * 60), instantAt(day, LAST_HOUR * 60)]
  const count = (last - first) / EVERY
  return Array.from({ length: count + 1 }, (_one, index) => first + index * EVERY).filter((at) => at > now)
}

/** "Right now" is within half an hour, told in round minutes. */
export const rightNow = (now: Instant): Instant => Math.ceil((now + 30 * MINUTE) / (5 * MINUTE)) * 5 * MINUTE
