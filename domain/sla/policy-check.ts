import { DEPARTMENTS } from '../kernel/department'
import { calendarProblems } from './calendar-problems'
import { CASE_ROWS, CLOCK_NAMES, type Limit, type ServicePolicy } from './policy'

/** The number that makes no sense, by its place: "limits.normalRepair.solved". */
export type PolicyProblem = string

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** Nothing promised is further away than two months. */
const MOST: Record<Limit['unit'], number> = { min: 1440, hour: 1440, workingDay: 60 }

/** Working days are counted by a department's calendar, so only W can be in them. */
const limitFits = ({ limit, unit, basis, atMost }: Limit): boolean =>
  isWhole(limit, 0, MOST[unit]) &&
  (unit !== 'workingDay' || basis === 'W') &&
  (atMost === undefined || isWhole(atMost, limit, MOST[unit]))

const limitProblems = ({ limits }: ServicePolicy): PolicyProblem[] =>
  CASE_ROWS.flatMap((row) =>
    CLOCK_NAMES.flatMap((clock) => {
      const limit = limits[row][clock]
      return limit === undefined || limitFits(limit) ? [] : [`limits.${row}.${clock}`]
    }),
  )

const rising = ({ warnPercent, overduePercents: { lead, supervisor, manager } }: ServicePolicy): boolean =>
  warnPercent < lead && lead < supervisor && supervisor < manager

const numberProblems = (policy: ServicePolicy): PolicyProblem[] => {
  const { warnPercent, overduePercents, offerMinutes } = policy
  const fits: [PolicyProblem, boolean][] = [
    ['warnPercent', isWhole(warnPercent, 1, 99)],
    ['overduePercents.lead', isWhole(overduePercents.lead, 100, 1000)],
    ['overduePercents.supervisor', isWhole(overduePercents.supervisor, 100, 1000)],
    ['overduePercents.manager', isWhole(overduePercents.manager, 100, 1000)],
    ['overduePercents', rising(policy)],
    ['appointmentMinutes', isWhole(policy.appointmentMinutes, 15, 1440)],
    ['autoConfirmHours', isWhole(policy.autoConfirmHours, 1, 720)],
    ['reopenDays', isWhole(policy.reopenDays, 0, 90)],
    ['offerMinutes.normal', isWhole(offerMinutes.normal, 1, 1440)],
    ['offerMinutes.emergency', isWhole(offerMinutes.emergency, 1, 60)],
    // The privacy notice promises a year at most.
    ['photoMonths', isWhole(policy.photoMonths, 1, 12)],
    ['returnVisit', limitFits(policy.returnVisit)],
    ['complaintClasses', policy.complaintClasses.length > 0],
  ]
  return fits.flatMap(([name, fit]) => (fit ? [] : [name]))
}

/** A promise that every report has would otherwise be missing (domain.md §3.3: the ceiling). */
const ceilingProblems = ({ limits }: ServicePolicy): PolicyProblem[] =>
  (['firstReply', 'solved'] as const).flatMap((clock) =>
    limits.ceiling[clock] === undefined ? [`limits.ceiling.${clock}`] : [],
  )

/** What is wrong with a policy as an administrator typed it; empty = fit for use. */
export const policyProblems = (policy: ServicePolicy): PolicyProblem[] => [
  ...limitProblems(policy),
  ...ceilingProblems(policy),
  ...numberProblems(policy),
  ...DEPARTMENTS.flatMap((department) =>
    calendarProblems(policy.calendars[department]).map((why) => `calendars.${department}.${why}`),
  ),
]
