import { dayOf, type Day } from '../kernel/instant'
import { everLate, type Clock } from '../sla/clocks'
import { promiseDays, promisesOf, type PromiseResult } from '../sla/day-share'
import type { ClockName } from '../sla/policy'
import { WORKING_STATES, type Intake } from './parts'
import type { Progress, TicketFigures } from './ticket'

/** Late by target and result, never by when a job ran; of an unmet target we know once it was found overdue. */
const wasLate = (clocks: readonly Clock[], name: ClockName): boolean =>
  clocks.some(
    (clock) =>
      clock.name === name && everLate(clock, clock.overdueAt === undefined ? clock.from : clock.dueAt + 1),
  )

const lateness = (clocks: readonly Clock[]) => {
  const lateFirstReply = wasLate(clocks, 'firstReply')
  const lateOnSite = wasLate(clocks, 'onSite')
  const lateSolved = wasLate(clocks, 'solved')
  const promisedOnSite = clocks.some((clock) => clock.name === 'onSite')
  const late = lateFirstReply || lateOnSite || lateSolved
  return { lateFirstReply, lateOnSite, lateSolved, late, promisedOnSite }
}

const daysOf = (
  { submittedAt }: Pick<Intake, 'submittedAt'>,
  { doneAt, reopenedAt, rating, firms = [] }: Progress,
  promises: readonly PromiseResult[],
): Day[] => {
  const withFirms = firms.flatMap(({ from, until }) => [from, until])
  const happened = [submittedAt, doneAt, reopenedAt, rating?.at, ...withFirms].filter(
    (at) => at !== undefined,
  )
  return [...new Set([...happened.map(dayOf), ...promiseDays(promises)])].sort()
}

const firmDays = ({ firms }: Progress): Pick<TicketFigures, 'firms'> =>
  firms === undefined
    ? {}
    : {
        firms: firms.map(({ firmId, from, until }) => ({
          ...{ firmId, givenDay: dayOf(from) },
          ...(until !== undefined && { backDay: dayOf(until) }),
        })),
      }

/** What the figures of domain.md §6 need of one ticket; a pure function of its timeline (design.md D6). */
export const figuresOf = (intake: Intake, progress: Progress): TicketFigures => {
  const promises = promisesOf(progress.clocks, WORKING_STATES.includes(progress.state))
  return {
    ...lateness(progress.clocks),
    days: daysOf(intake, progress, promises),
    promises,
    submittedDay: dayOf(intake.submittedAt),
    ...(progress.doneAt !== undefined && { doneDay: dayOf(progress.doneAt) }),
    ...(progress.confirmedAt !== undefined && { confirmedDay: dayOf(progress.confirmedAt) }),
    ...(progress.state === 'cancelled' && { cancelled: true as const }),
    reopened: progress.reopened,
    ...firmDays(progress),
    ...(progress.reopenedAt !== undefined && { reopenedDay: dayOf(progress.reopenedAt) }),
    ...(progress.rating && { score: progress.rating.score, ratedDay: dayOf(progress.rating.at) }),
  }
}
