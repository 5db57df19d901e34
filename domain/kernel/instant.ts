/** A moment: whole milliseconds since the Unix epoch (design.md D5). */
export type Instant = number

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. */
export type Day = string

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const MINUTES_A_DAY = 1440

/** Asia/Shanghai is UTC+8 all year; China has had no daylight saving time since 1991. */
const SHANGHAI_OFFSET = 8 * HOUR

/** Days since 1970-01-01 in Shanghai; consecutive days are consecutive integers. */
export const dayNumberOf = (at: Instant): number => Math.floor((at + SHANGHAI_OFFSET) / DAY)

/** The instant at which a day begins (00:00 in Shanghai). */
export const startOfDayNumber = (dayNumber: number): Instant => dayNumber * DAY - SHANGHAI_OFFSET

export const dayFromNumber = (dayNumber: number): Day => new Date(dayNumber * DAY).toISOString().slice(0, 10)

/** @throws RangeError when `day` is not a real day written 'YYYY-MM-DD' */
export const numberOfDay = (day: Day): number => {
  const dayNumber = Date.parse(`${day}T00:00:00Z`) / DAY
  if (Number.isNaN(dayNumber) || dayFromNumber(dayNumber) !== day) throw new RangeError(`not a day: ${day}`)
  return dayNumber
}

/** 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (dayNumber: number): Weekday =>
  (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday

export const dayOf = (at: Instant): Day => dayFromNumber(dayNumberOf(at))

/** Whole minutes since 00:00 in Shanghai, 0–1439. */
export const minuteOfDay = (at: Instant): number =>
  Math.floor((at - startOfDayNumber(dayNumberOf(at))) / MINUTE)

/** The instant of a wall-clock time in Shanghai; a minute of 1440 or more falls on a later day. */
export const instantAt = (day: Day, minute: number): Instant =>
  startOfDayNumber(numberOfDay(day)) + minute * MINUTE

export const addDays = (day: Day, days: number): Day => dayFromNumber(numberOfDay(day) + days)

export const weekdayOf = (at: Instant): Weekday => weekdayOfNumber(dayNumberOf(at))

export const weekdayOfDay = (day: Day): Weekday => weekdayOfNumber(numberOfDay(day))
