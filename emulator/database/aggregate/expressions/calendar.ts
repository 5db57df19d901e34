const DAY = 86_400_000

/** What a wall clock and a calendar show. `local` is milliseconds as if the zone were UTC. */
export type Reading = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  millisecond: number
  dayOfYear: number
  /** 1 Sunday to 7 Saturday. */
  dayOfWeek: number
  /** 1 Monday to 7 Sunday. */
  isoDayOfWeek: number
  /** 0 before the first Sunday of the year. */
  week: number
  isoWeek: number
  isoWeekYear: number
}

export function readingOf(local: number): Reading {
  const date = new Date(local)
  const year = date.getUTCFullYear()
  const dayOfYear = Math.floor((local - firstOf(year)) / DAY) + 1
  const weekday = date.getUTCDay()
  const isoDayOfWeek = weekday === 0 ? 7 : weekday
  // The ISO week belongs to the year that has its Thursday.
  const thursday = local + (4 - isoDayOfWeek) * DAY
  const isoWeekYear = new Date(thursday).getUTCFullYear()
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    dayOfYear,
    dayOfWeek: weekday + 1,
    isoDayOfWeek,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    isoWeek: Math.floor((thursday - firstOf(isoWeekYear)) / DAY / 7) + 1,
    isoWeekYear,
  }
}

/** Midnight of a day; months and days beyond their range carry over. */
export function localOf(year: number, month: number, day: number): number {
  // Date.UTC takes the years 0 to 99 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

/** Midnight of a day of an ISO week. */
export function localOfIsoWeek(year: number, week: number, isoDayOfWeek: number): number {
  const fourth = localOf(year, 1, 4)
  const monday = fourth - (readingOf(fourth).isoDayOfWeek - 1) * DAY
  return monday + ((week - 1) * 7 + isoDayOfWeek - 1) * DAY
}

function firstOf(year: number): number {
  return localOf(year, 1, 1)
}
