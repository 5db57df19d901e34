import type { Instant } from '../kernel/instant'
import type { Trial } from './community'
import { isQuietSince } from './privacy'

/** The trial, ended at `now` at the latest; undefined when it had ended. */
export const endTrial = (trial: Trial, now: Instant): Trial | undefined =>
  trial.endedAt === undefined ? { ...trial, until: Math.min(trial.until, now), endedAt: now } : undefined

/** True once nothing that began before the end can still be writing. */
export const isTrialOver = ({ endedAt }: Trial, now: Instant): boolean =>
  endedAt !== undefined && isQuietSince(endedAt, now)
