import { HOUR, type Instant, MINUTE } from '../kernel/instant'
import {
  addWorkingDays,
  addWorkingTime,
  subtractWorkingTime,
  type WorkCalendar,
  workingTimeBetween,
} from './calendar'
import type { Clock } from './clock'
import type { PolicyInForce } from './policy'

/** "At once" is measured in minutes: one minute late is 200 % of it. */
const SHORTEST_LIMIT = MINUTE

/** The length of a clock's limit in milliseconds of its own basis. */
const lengthOf = ({ from, limit, unit }: Clock, calendar: WorkCalendar): number => {
  if (unit !== 'workingDay') return Math.max(SHORTEST_LIMIT, limit * (unit === 'min' ? MINUTE : HOUR))
  return workingTimeBetween(from, addWorkingDays(from, limit, calendar), calendar)
}

/**
 * The share of its limit that a clock has used, 0 … 1 = due … n, at the moment it was met or at `now`. Working time
 * counts for basis W. An appointment moves the target and keeps the length, so 80 % of 24 h is 4.8 h before it.
 */
export const progressOf = (clock: Clock, now: Instant, calendar: WorkCalendar): number => {
  const at = clock.metAt ?? now
  const left = clock.basis === 'C' ? clock.dueAt - at : workingTimeBetween(at, clock.dueAt, calendar)
  return Math.max(0, 1 - left / lengthOf(clock, calendar))
}

/** The instant at which a clock reaches a share of its limit, in percent: the inverse of progressOf. */
export const instantOfShare = (clock: Clock, percent: number, calendar: WorkCalendar): Instant => {
  const fromDue = Math.round(((percent - 100) / 100) * lengthOf(clock, calendar))
  if (clock.basis === 'C') return Math.max(clock.from, clock.dueAt + fromDue)
  if (fromDue >= 0) return addWorkingTime(clock.dueAt, fromDue, calendar)
  return Math.max(clock.from, subtractWorkingTime(clock.dueAt, -fromDue, calendar))
}

/** Who is told at which share of a limit, each once (domain.md §3.3). */
export type Step = { percent: number; tell: 'owner' | 'lead' | 'supervisor' | 'manager'; at: Instant }

/** The steps of one clock, in order. */
export const stepsOf = (
  clock: Clock,
  { warnPercent, overduePercents }: Pick<PolicyInForce, 'warnPercent' | 'overduePercents'>,
  calendar: WorkCalendar,
): Step[] => {
  const step = (tell: Step['tell'], percent: number): Step => ({
    percent,
    tell,
    at: instantOfShare(clock, percent, calendar),
  })
  return [
    step('owner', warnPercent),
    step('lead', overduePercents.lead),
    step('supervisor', overduePercents.supervisor),
    step('manager', overduePercents.manager),
  ]
}
