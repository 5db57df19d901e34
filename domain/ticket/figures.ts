import { dayOf } from '../kernel/instant'
import type { Clock } from '../sla/clocks'
import type { ClockName } from '../sla/policy'
import type { Intake } from './parts'
import type { Progress, TicketFigures } from './ticket'

/**
 * Late by target and result alone, never by when a job ran: a met clock is late when it was met after its target, an
 * unmet one once it was found overdue.
 */
const wasLate = (clocks: readonly Clock[], name: ClockName): boolean =>
  clocks.some(
    (clock) =>
      clock.name === name &&
      (clock.metAt === undefined ? clock.overdueAt !== undefined : clock.metAt > clock.dueAt),
  )

/** What the figures of domain.md §6 need of one ticket; a pure function of its timeline (design.md D6). */
export const figuresOf = (intake: Intake, progress: Progress): TicketFigures => ({
  submittedDay: dayOf(intake.submittedAt),
  ...(progress.doneAt !== undefined && { doneDay: dayOf(progress.doneAt) }),
  ...(progress.confirmedAt !== undefined && { confirmedDay: dayOf(progress.confirmedAt) }),
  ...(progress.state === 'cancelled' && { cancelled: true as const }),
  reopened: progress.reopened,
  lateFirstReply: wasLate(progress.clocks, 'firstReply'),
  lateOnSite: wasLate(progress.clocks, 'onSite'),
  lateSolved: wasLate(progress.clocks, 'solved'),
  ...(progress.rating && { score: progress.rating.score }),
})
