import { dayOf, instantAt, type Day, type Instant, DAY } from '../kernel/instant'
import { everLate, type Clock } from './clocks'
import type { ClockName } from './policy'

/** The promises whose share on time is shown: the columns of domain.md §3.3. Updates repeat, so no day owns one. */
export const PROMISE_KINDS = ['assigned', 'firstReply', 'onSite', 'solved'] as const satisfies ClockName[]
export type PromiseKind = (typeof PROMISE_KINDS)[number]

/** How many promises a share is of, and how many of them were met in time. */
export type Share = { of: number; met: number }

export const isPromise = ({ name }: Pick<Clock, 'name'>): boolean =>
  (PROMISE_KINDS as readonly ClockName[]).includes(name)

/** A day as a share looks at it: from its first instant to the next day's; `now` divides what has come from what has not. */
export type DaySpan = { start: Instant; end: Instant; now: Instant }

export const spanOf = (day: Day, now: Instant): DaySpan => {
  const start = instantAt(day, 0)
  return { start, end: start + DAY, now }
}

/** True when the day is still going on: only then it carries what earlier days left unmet. */
export const isRunning = ({ start, end, now }: DaySpan): boolean => start <= now && now < end

const within = ({ start, end }: DaySpan, at: Instant): boolean => start <= at && at < end

/**
 * What a promise is to the share on time of a day (domain.md §6: times against limits, share on time).
 *
 * It counts on the day on which its target fell, once that has come or it was met before; on the day on which it was
 * met; and, as long as it is unmet and overdue, on the day that is going on: a day must not look better than what is
 * overdue beside it. `met in time ÷ all that count`. A promise whose target, or one that it replaced, was missed is
 * late for good. Work that ended without meeting it (cancelled, done without a visit) leaves nothing to measure,
 * unless it had been found overdue before.
 * @param working whether staff still have something to do on the ticket
 * @returns undefined when the promise does not count on that day
 */
export const outcomeOn = (clock: Clock, working: boolean, span: DaySpan): 'kept' | 'late' | undefined => {
  if (!isPromise(clock)) return undefined
  if (clock.metAt === undefined && !working && clock.overdueAt === undefined) return undefined
  const come = clock.metAt !== undefined || clock.dueAt < span.now
  const here =
    within(span, clock.dueAt) ||
    (clock.metAt !== undefined ? within(span, clock.metAt) : working && isCarried(clock, span))
  if (!come || !here) return undefined
  return everLate(clock, span.now) ? 'late' : 'kept'
}

/** Overdue since an earlier day. */
const isCarried = ({ dueAt }: Clock, span: DaySpan): boolean => isRunning(span) && dueAt < span.start

/** The days on which a ticket's promises may count, whenever one asks. */
export const promiseDays = (clocks: readonly Clock[]): Day[] =>
  clocks
    .filter(isPromise)
    .flatMap(({ dueAt, metAt }) => [dayOf(dueAt), ...(metAt === undefined ? [] : [dayOf(metAt)])])

export const shareOf = (outcomes: readonly ('kept' | 'late' | undefined)[]): Share => ({
  of: outcomes.filter((outcome) => outcome !== undefined).length,
  met: outcomes.filter((outcome) => outcome === 'kept').length,
})
