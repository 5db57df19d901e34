import { dayOf, instantAt, type Day, type Instant, DAY } from '../kernel/instant'
import { everLate, type Clock } from './clocks'
import type { ClockName } from './policy'

/** The promises whose share on time is shown: the columns of domain.md §3.3. Updates repeat, so no day owns one. */
export const PROMISE_KINDS = ['assigned', 'firstReply', 'onSite', 'solved'] as const satisfies ClockName[]
export type PromiseKind = (typeof PROMISE_KINDS)[number]

/** How many promises a share is of, and how many of them were met in time. */
export type Share = { of: number; met: number }

/**
 * What became of a promise: met in time, missed for good, or still to be met. Nothing in it depends on when somebody
 * asks, so it is kept with the ticket and counted where it lies (design.md D6).
 */
export type PromiseResult = {
  kind: PromiseKind
  dueAt: Instant
  metAt?: Instant
  is: 'kept' | 'late' | 'open'
}

/**
 * The promises of a ticket and what became of them. One whose target, or a target that it replaced, was missed is late
 * for good. Work that ended without meeting one (cancelled, done without a visit) leaves nothing to measure, unless it
 * had been found overdue before.
 * @param working whether staff still have something to do on the ticket
 */
export const promisesOf = (clocks: readonly Clock[], working: boolean): PromiseResult[] =>
  clocks.flatMap((clock): PromiseResult[] => {
    const kind = PROMISE_KINDS.find((one) => one === clock.name)
    if (kind === undefined) return []
    const { dueAt, metAt } = clock
    if (metAt !== undefined) return [{ kind, dueAt, metAt, is: everLate(clock, metAt) ? 'late' : 'kept' }]
    if (working) return [{ kind, dueAt, is: 'open' }]
    return clock.overdueAt === undefined ? [] : [{ kind, dueAt, is: 'late' }]
  })

/** The days on which promises may count, whenever one asks; what is carried from day to day is looked for apart. */
export const promiseDays = (promises: readonly PromiseResult[]): Day[] =>
  promises.flatMap(({ dueAt, metAt }) => [dayOf(dueAt), ...(metAt === undefined ? [] : [dayOf(metAt)])])

/** A day as a share looks at it: from its first instant to the next day's; `now` divides what has come from what has not. */
export type DaySpan = { start: Instant; end: Instant; now: Instant }

export const spanOf = (day: Day, now: Instant): DaySpan => {
  const start = instantAt(day, 0)
  return { start, end: start + DAY, now }
}

/** The same rule over several days: what is unmet and overdue counts while the last of them is going on. */
export const spanOfDays = (firstDay: Day, lastDay: Day, now: Instant): DaySpan => ({
  ...{ start: instantAt(firstDay, 0), end: instantAt(lastDay, 0) + DAY, now },
})

/** True when the day is still going on: only then it carries what earlier days left unmet. */
export const isRunning = ({ start, end, now }: DaySpan): boolean => start <= now && now < end

const within = ({ start, end }: DaySpan, at: Instant | undefined): boolean =>
  at !== undefined && start <= at && at < end

/**
 * What a promise is to the share on time of a day (domain.md §6: times against limits, share on time).
 *
 * It counts on the day on which its target fell, once that has come or it was met before; on the day on which it was
 * met; and, as long as it is unmet and overdue, on the day that is going on: a day must not look better than what is
 * overdue beside it. The share is what was met in time of all that count.
 * @returns undefined when the promise does not count on that day
 */
export const outcomeOn = (
  { is, dueAt, metAt }: PromiseResult,
  span: DaySpan,
): 'kept' | 'late' | undefined => {
  if (is !== 'open') return within(span, dueAt) || within(span, metAt) ? is : undefined
  const here = within(span, dueAt) || (isRunning(span) && dueAt < span.start)
  return here && dueAt < span.now ? 'late' : undefined
}

export const shareOf = (outcomes: readonly ('kept' | 'late' | undefined)[]): Share => ({
  of: outcomes.filter((outcome) => outcome !== undefined).length,
  met: outcomes.filter((outcome) => outcome === 'kept').length,
})
