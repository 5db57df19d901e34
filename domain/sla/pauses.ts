import type { Instant } from '../kernel/instant'
import { addWorkingTime, type WorkCalendar, workingTimeBetween } from './calendar'
import type { Clock } from './clock'
import type { ClockName } from './policy'

/** A stretch in which a ticket stands still, derived from its timeline; without `to` it lasts. */
export type Pause = { from: Instant; to?: Instant }

/** A pause stops the work, never the duty to name somebody and to answer (domain.md §3.3). */
const PAUSABLE: readonly ClockName[] = ['onSite', 'update', 'solved']

export type Gap = { from: Instant; to: Instant }

/** Pauses as disjoint gaps in order, cut at `from` and `to`. */
const gapsOf = (pauses: readonly Pause[], from: Instant, to: Instant): Gap[] => {
  const gaps: Gap[] = []
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const begin = Math.max(pause.from, from, gaps[gaps.length - 1]?.to ?? from)
    const end = Math.min(pause.to ?? to, to)
    if (end > begin) gaps.push({ from: begin, to: end })
  }
  return gaps
}

const isOpenAt = (pauses: readonly Pause[], now: Instant): boolean =>
  pauses.some(({ from, to }) => from <= now && (to === undefined || now < to))

/**
 * A target moved by a stretch that does not count, in the time of its own basis. A stretch that began after the target
 * excuses nothing.
 */
export const movedBy = (
  { dueAt, basis }: Pick<Clock, 'dueAt' | 'basis'>,
  gap: Gap,
  calendar: WorkCalendar,
): Instant => {
  if (gap.from >= dueAt) return dueAt
  return basis === 'C'
    ? dueAt + (gap.to - gap.from)
    : addWorkingTime(dueAt, workingTimeBetween(gap.from, gap.to, calendar), calendar)
}

const later = (clock: Clock, gap: Gap, calendar: WorkCalendar): Clock => ({
  ...clock,
  dueAt: movedBy(clock, gap, calendar),
})

/**
 * The clocks as they stand at `now` with the ticket's pauses: targets of work moved by the time that stood still
 * (working time for basis W), and `paused` while it does. A pause that began after the target excuses nothing, and
 * one from before an appointment was agreed does not move it. The stored clocks stay as promised.
 */
export const withPauses = (
  clocks: readonly Clock[],
  pauses: readonly Pause[],
  now: Instant,
  calendar: WorkCalendar,
): Clock[] =>
  clocks.map((clock) => {
    if (!PAUSABLE.includes(clock.name)) return clock
    const replaced = clock.replaced ?? []
    const since = Math.max(clock.from, replaced[replaced.length - 1]?.replacedAt ?? clock.from)
    const gaps = gapsOf(pauses, since, clock.metAt ?? now)
    const moved = gaps.reduce((current, gap) => later(current, gap, calendar), clock)
    const stands = clock.metAt === undefined && isOpenAt(pauses, now) && now < moved.dueAt
    return stands ? { ...moved, paused: true } : moved
  })
