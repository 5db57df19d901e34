import type { Instant } from '../kernel/instant'
import type { Clock } from '../sla/clocks'
import { WORKING_STATES } from './parts'
import type { Progress } from './ticket'

/** Sorts behind everything that is due. */
const NEVER: Instant = 9_000_000_000_000_000

const unmet = (progress: Progress): Clock[] =>
  WORKING_STATES.includes(progress.state) ? progress.clocks.filter((clock) => clock.metAt === undefined) : []

const earliest = (instants: readonly (Instant | undefined)[]): Instant | undefined => {
  const known = instants.filter((instant) => instant !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

/** When the timer must look at the ticket again: a target, a held dispatch, or silence that counts as consent. */
export const nextDueOf = (progress: Progress): Instant | undefined =>
  earliest([
    ...unmet(progress)
      .filter((clock) => clock.overdueAt === undefined)
      .map((clock) => clock.dueAt),
    progress.state === 'triage' ? progress.dispatchAt : undefined,
    progress.state === 'done' ? progress.confirmBy : undefined,
  ])

/** What lists are sorted by: the earliest unmet target, overdue or not; of closed tickets the newest first. */
export const sortDueOf = (progress: Progress): Instant => {
  if (progress.closedAt !== undefined) return NEVER - progress.closedAt
  const targets = unmet(progress).map((clock) => clock.dueAt)
  return earliest([...targets, progress.state === 'done' ? progress.confirmBy : undefined]) ?? NEVER
}

/** Unmet targets that have passed and are not yet marked (domain.md §3.3: 100 %), in the order in which they passed. */
export const passedClocks = (progress: Progress, now: Instant): Clock[] =>
  unmet(progress)
    .filter((clock) => clock.overdueAt === undefined && clock.dueAt <= now)
    .sort((a, b) => a.dueAt - b.dueAt)
