import {
  DAY,
  dayFromNumber,
  dayNumberOf,
  type Day,
  type Instant,
  MINUTE,
  MINUTES_A_DAY,
  startOfDayNumber,
  weekdayOfNumber,
} from '../kernel/instant'

export type DayKind = 'work' | 'off'
export type DayKinds = Readonly<Record<Day, DayKind>>

/** Minutes of a day, from ≤ t < to. `to` at or before `from` ends on the next day: 18:00–02:00 is {1080, 120}. */
export type Period = { from: number; to: number }

/** When a department works, as a community edits and stores it (domain.md §3.3). */
export type CalendarRules = {
  /** Every minute of every day, public holidays included; the periods are ignored. */
  roundTheClock?: boolean
  /** Periods of a working day: Monday to Friday, and any make-up or overridden working day. */
  workday: readonly Period[]
  /** Periods of an ordinary Saturday and Sunday; empty = off. */
  saturday: readonly Period[]
  sunday: readonly Period[]
  /** True: public holidays are off and make-up days (调休) are working days. */
  publicHolidays: boolean
  /** The community's own word on a day; wins over everything else. */
  overrides: DayKinds
}

/** Rules together with the public days they refer to: everything that working time depends on. */
export type WorkCalendar = CalendarRules & { readonly publicDays: DayKinds }

/** A stretch of working time, [from, to). */
type Stretch = readonly [from: Instant, to: Instant]

const WHOLE_DAY: readonly Period[] = [{ from: 0, to: MINUTES_A_DAY }]
const NONE: readonly Period[] = []

/** The longest run of days off that is believed; beyond it the calendar has no working time at all. */
const FURTHEST_SEARCH_DAYS = 400

const ordinaryPeriods = (cal: WorkCalendar, dayNumber: number): readonly Period[] => {
  const weekday = weekdayOfNumber(dayNumber)
  if (weekday === 6) return cal.saturday
  return weekday === 7 ? cal.sunday : cal.workday
}

const periodsOf = (cal: WorkCalendar, dayNumber: number): readonly Period[] => {
  const day = dayFromNumber(dayNumber)
  const decided = cal.overrides[day]
  if (decided === 'off') return NONE
  if (cal.roundTheClock === true) return WHOLE_DAY
  const kind = decided ?? (cal.publicHolidays ? cal.publicDays[day] : undefined)
  if (kind === 'off') return NONE
  return kind === 'work' ? cal.workday : ordinaryPeriods(cal, dayNumber)
}

const endOf = (period: Period): number => (period.to <= period.from ? period.to + MINUTES_A_DAY : period.to)

const stretchesOf = (cal: WorkCalendar, dayNumber: number): readonly Stretch[] => {
  const midnight = startOfDayNumber(dayNumber)
  return periodsOf(cal, dayNumber).map((period): Stretch => [
    midnight + period.from * MINUTE,
    midnight + endOf(period) * MINUTE,
  ])
}

/** Calendars are values that nobody changes, so what a day looks like may be remembered per calendar. */
const memo = new WeakMap<WorkCalendar, Map<number, readonly Stretch[]>>()

/** The working stretches that begin on a day, in order; the last may end on the next day. */
const stretchesOn = (cal: WorkCalendar, dayNumber: number): readonly Stretch[] => {
  let days = memo.get(cal)
  if (days === undefined) memo.set(cal, (days = new Map<number, readonly Stretch[]>()))
  let stretches = days.get(dayNumber)
  if (stretches === undefined) days.set(dayNumber, (stretches = stretchesOf(cal, dayNumber)))
  return stretches
}

/** Stretches that end after `at`, in order, without end. @throws RangeError when 400 days hold none */
function* stretchesAfter(cal: WorkCalendar, at: Instant): Generator<Stretch> {
  let daysOff = 0
  // The day before may still be at work past midnight.
  for (let dayNumber = dayNumberOf(at) - 1; daysOff <= FURTHEST_SEARCH_DAYS; dayNumber += 1) {
    const stretches = stretchesOn(cal, dayNumber)
    daysOff = stretches.length === 0 ? daysOff + 1 : 0
    for (const stretch of stretches) if (stretch[1] > at) yield stretch
  }
  throw new RangeError('the calendar has no working time')
}

const firstStretchAfter = (cal: WorkCalendar, at: Instant): Stretch => {
  for (const stretch of stretchesAfter(cal, at)) return stretch
  throw new RangeError('the calendar has no working time')
}

/** True from the first instant of a period up to, not including, its end. */
export const isWorkingTime = (at: Instant, cal: WorkCalendar): boolean => firstStretchAfter(cal, at)[0] <= at

/** `at` itself in working time, otherwise the start of the next period. */
export const nextWorkingInstant = (at: Instant, cal: WorkCalendar): Instant =>
  Math.max(at, firstStretchAfter(cal, at)[0])

/**
 * The earliest instant by which `ms` of working time have passed since `start`. It may be the very end of a period
 * (12:00, not 13:30): that is when the time is used up.
 */
export const addWorkingTime = (start: Instant, ms: number, cal: WorkCalendar): Instant => {
  if (ms < 0) throw new RangeError('working time cannot be added backwards')
  // Counting from one millisecond earlier lets a start at the very end of a period stay there when ms is 0.
  let left = ms
  for (const [from, to] of stretchesAfter(cal, start - 1)) {
    const begin = Math.max(from, start)
    if (left <= to - begin) return begin + left
    left -= to - begin
  }
  throw new RangeError('the calendar has no working time')
}

/** Working milliseconds between two instants; negative when `to` is the earlier one. */
export const workingTimeBetween = (from: Instant, to: Instant, cal: WorkCalendar): number => {
  if (to < from) return -workingTimeBetween(to, from, cal)
  let sum = 0
  for (let dayNumber = dayNumberOf(from) - 1; startOfDayNumber(dayNumber) < to; dayNumber += 1) {
    for (const [begin, end] of stretchesOn(cal, dayNumber)) {
      sum += Math.max(0, Math.min(end, to) - Math.max(begin, from))
    }
  }
  return sum
}

/** The latest instant from which `ms` of working time pass until `end`: the inverse of addWorkingTime. */
export const subtractWorkingTime = (end: Instant, ms: number, cal: WorkCalendar): Instant => {
  if (ms < 0) throw new RangeError('working time cannot be subtracted backwards')
  let left = ms
  let daysOff = 0
  for (let dayNumber = dayNumberOf(end); daysOff <= FURTHEST_SEARCH_DAYS; dayNumber -= 1) {
    const stretches = stretchesOn(cal, dayNumber)
    daysOff = stretches.length === 0 ? daysOff + 1 : 0
    for (const [from, to] of [...stretches].reverse()) {
      const stop = Math.min(to, end)
      if (stop >= from && left <= stop - from) return stop - left
      left -= Math.max(0, stop - from)
    }
  }
  throw new RangeError('the calendar has no working time')
}

/** The day whose stretch holds a working instant: 01:00 of a night shift belongs to the day before. */
const workingDayOf = (at: Instant, cal: WorkCalendar): number => {
  const today = dayNumberOf(at)
  return stretchesOn(cal, today - 1).some(([from, to]) => from <= at && at < to) ? today - 1 : today
}

/**
 * The same working instant `days` working days later (domain.md §3.3). A start outside working time counts from the
 * next working instant; a time of day at which the target day does not work moves to the next working instant.
 */
export const addWorkingDays = (start: Instant, days: number, cal: WorkCalendar): Instant => {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('working days are counted in whole days')
  const begin = nextWorkingInstant(start, cal)
  const firstDay = workingDayOf(begin, cal)
  let dayNumber = firstDay
  let daysOff = 0
  for (let left = days; left > 0;) {
    dayNumber += 1
    const works = stretchesOn(cal, dayNumber).length > 0
    daysOff = works ? 0 : daysOff + 1
    if (works) left -= 1
    else if (daysOff > FURTHEST_SEARCH_DAYS) throw new RangeError('the calendar has no working time')
  }
  return nextWorkingInstant(begin + (dayNumber - firstDay) * DAY, cal)
}
