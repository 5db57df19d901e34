import { onDuty, type StaffMember } from '../community/roster'
import { DAY, HOUR, type Instant, MINUTE, dayNumberOf, startOfDayNumber } from '../kernel/instant'
import { workingTimeBetween, type WorkCalendar } from '../sla/calendar'

/** [from, to) */
export type Stretch = { from: Instant; to: Instant }
/** A slot that a resident waits at home for; the promise is its end. */
export type Slot = { from: Instant; by: Instant }

const STEP = 30 * MINUTE
/** A visit is agreed for today or one of the six days after it. */
export const VISIT_DAYS = 7
/** Nobody is asked to open the door at night; whoever agrees on that names the time. */
const FIRST = 8 * HOUR
const LAST = 22 * HOUR
const LENGTH = 2 * HOUR
/** Less than this is not left to get there. */
const LEAD = 30 * MINUTE

type Comes = { member?: StaffMember | undefined; calendar: WorkCalendar }

/** Whoever has a rota comes by it; a firm, and whoever has none, in the working time of the department. */
const covers =
  ({ member, calendar }: Comes) =>
  (at: Instant): boolean => {
    const hasRota = member !== undefined && (member.shifts.length > 0 || (member.exceptions ?? []).length > 0)
    return hasRota ? onDuty(member, at) : workingTimeBetween(at, at + STEP, calendar) === STEP
  }

/** When whoever comes is at work, today and in the days after it, to the half hour. */
export const dutyOf = (comes: Comes, now: Instant): Stretch[] => {
  const start = startOfDayNumber(dayNumberOf(now))
  const there = covers(comes)
  const stretches: Stretch[] = []
  for (let at = start; at < start + VISIT_DAYS * DAY; at += STEP) {
    const last = stretches.at(-1)
    if (!there(at)) continue
    if (last?.to === at) last.to = at + STEP
    else stretches.push({ from: at, to: at + STEP })
  }
  return stretches
}

/** True when the whole time lies in one stretch of duty. */
export const isCovered = (duty: readonly Stretch[], from: Instant, by: Instant): boolean =>
  duty.some((one) => one.from <= from && by <= one.to)

const dayAfter = (days: number, now: Instant): Instant => startOfDayNumber(dayNumberOf(now) + days)

/**
 * The slots of today (0) or a later day that can be kept: somebody is on duty for all of it, and half an hour is left.
 * @param until the latest time that the caller may agree, if there is one
 */
export const slotsOf = (
  daysAhead: number,
  now: Instant,
  { duty, until = Infinity }: { duty: readonly Stretch[]; until?: Instant | undefined },
): Slot[] => {
  const day = dayAfter(daysAhead, now)
  return Array.from({ length: (LAST - FIRST) / LENGTH }, (_one, index): Slot => {
    const from = day + FIRST + index * LENGTH
    return { from, by: from + LENGTH }
  }).filter(({ from, by }) => by - now >= LEAD && by <= until && isCovered(duty, from, by))
}

/** The half hours of a day that may still be named, on duty or not. */
export const timesOf = (daysAhead: number, now: Instant, until: Instant = Infinity): Instant[] => {
  const day = dayAfter(daysAhead, now)
  return Array.from(
    { length: (LAST - FIRST) / STEP + 1 },
    (_one, index) => day + FIRST + index * STEP,
  ).filter((at) => at > now && at <= until)
}
