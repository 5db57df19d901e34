import type { Instant } from '../kernel/instant'
import type { Basis, ClockName, LimitUnit } from './policy'

/** Where a target comes from: the case's row, the ceiling for every report, or what was agreed with the resident. */
export const TARGET_SOURCES = ['case', 'ceiling', 'appointment', 'plan'] as const
export type TargetSource = (typeof TARGET_SOURCES)[number]

/** A promise: by when, and the limit it was made from (to be said in words: "2 小时内"). */
export type Target = {
  dueAt: Instant
  limit: number
  unit: LimitUnit
  basis: Basis
  source: TargetSource
  /** The furthest that a date told to the resident may move it. */
  latestAt?: Instant
}

/**
 * One promise of a ticket with its target and its result (design.md D5). Nothing here depends on when a job ran.
 */
export type Clock = Target & {
  name: ClockName
  /** Submission, domain.md §3.3; for `update` the last update. */
  from: Instant
  metAt?: Instant
  /** The target that was missed, noted once the overdue has been told; equals `dueAt` then. */
  overdueAt?: Instant
  /** Targets that were given up, oldest first: both are kept. Of updates only the missed ones; at most REPLACED_CAP. */
  replaced?: ReplacedTarget[]
  /** The row's own later target, which takes over once a plan with a date is told within the ceiling. */
  afterPlan?: Target
  /** Only in what withPauses returns: stands still at this moment. Never stored. */
  paused?: true
}

export type ReplacedTarget = Target & { replacedAt: Instant }
