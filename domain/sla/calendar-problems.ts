import { MINUTES_A_DAY, numberOfDay } from '../kernel/instant'
import type { CalendarRules, Period } from './calendar'

export type CalendarProblem =
  /** No day of the week has a period: no promise could ever be calculated. */
  | 'no_working_time'
  /** A minute outside 0–1440, or not whole. */
  | 'bad_minute'
  /** Periods of a day not in order, or one begins before the last has ended (also across midnight). */
  | 'overlap'
  /** An override is not a real day 'YYYY-MM-DD'. */
  | 'bad_day'

const isMinute = (minute: number): boolean =>
  Number.isInteger(minute) && minute >= 0 && minute <= MINUTES_A_DAY

const endOf = ({ from, to }: Period): number => (to <= from ? to + MINUTES_A_DAY : to)

const overlapsInside = (periods: readonly Period[]): boolean =>
  periods.some((period, i) => {
    const next = periods[i + 1]
    return next !== undefined && endOf(period) > next.from
  })

/** Any kind of day may follow any other, because overrides and holidays move them. */
const overlapsAcross = (days: readonly (readonly Period[])[]): boolean => {
  const spill = Math.max(0, ...days.flat().map((period) => endOf(period) - MINUTES_A_DAY))
  return days.some((periods) => periods[0] !== undefined && periods[0].from < spill)
}

const isDay = (day: string): boolean => {
  try {
    return Number.isInteger(numberOfDay(day))
  } catch {
    return false
  }
}

/**
 * What is wrong with calendar rules as an administrator typed them; empty = fit for use. Periods across midnight are
 * allowed ({1080, 120} = 18:00–02:00) and belong to the day on which they begin.
 */
export const calendarProblems = (rules: CalendarRules): CalendarProblem[] => {
  const days = [rules.workday, rules.saturday, rules.sunday]
  const periods = days.flat()
  const problems: CalendarProblem[] = []
  if (rules.roundTheClock !== true && periods.length === 0) problems.push('no_working_time')
  if (periods.some(({ from, to }) => !isMinute(from) || !isMinute(to))) problems.push('bad_minute')
  if (days.some(overlapsInside) || overlapsAcross(days)) problems.push('overlap')
  if (!Object.keys(rules.overrides).every(isDay)) problems.push('bad_day')
  return problems
}
