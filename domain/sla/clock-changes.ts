import type { Instant } from '../kernel/instant'
import type { Clock, ReplacedTarget, Target } from './clock'
import type { ClockName, LimitUnit } from './policy'

const change = (clocks: readonly Clock[], name: ClockName, to: (clock: Clock) => Clock): Clock[] =>
  clocks.map((clock) => (clock.name === name ? to(clock) : clock))

const meet = (at: Instant) => (clock: Clock) => (clock.metAt === undefined ? { ...clock, metAt: at } : clock)

/** Records that a promise was kept; the first time counts. Solving also ends the repeated updates. */
export const meetClock = (clocks: readonly Clock[], name: ClockName, at: Instant): Clock[] => {
  const met = change(clocks, name, meet(at))
  return name === 'solved' ? change(met, 'update', meet(at)) : met
}

/** Notes that the overdue of a clock has been told; the note is the missed target, not the moment of telling. */
export const markOverdue = (clocks: readonly Clock[], name: ClockName): Clock[] =>
  change(clocks, name, (clock) => ({ ...clock, overdueAt: clock.dueAt }))

const givenUp = ({ dueAt, limit, unit, basis, source, latestAt }: Target, at: Instant): ReplacedTarget => ({
  dueAt,
  limit,
  unit,
  basis,
  source,
  ...(latestAt === undefined ? {} : { latestAt }),
  replacedAt: at,
})

/** The clock with a new target and without what belonged to the old one. */
const retarget = (clock: Clock, target: Target, at: Instant): Clock => {
  const { afterPlan: _plan, overdueAt: _overdue, latestAt: _latest, ...rest } = clock
  return { ...rest, ...target, replaced: [...(clock.replaced ?? []), givenUp(clock, at)] }
}

/**
 * An agreed appointment replaces the solved target; both are kept (domain.md §3.3). The length of the limit stays the
 * measure for warning and escalation. Whether a second appointment is allowed is the ticket's rule (`hasAppointment`).
 */
export const replaceSolvedByAppointment = (
  clocks: readonly Clock[],
  { visitAt, agreedAt }: { visitAt: Instant; agreedAt: Instant },
): Clock[] =>
  change(clocks, 'solved', (clock) => {
    const { limit, unit, basis } = clock
    return retarget(clock, { dueAt: visitAt, limit, unit, basis, source: 'appointment' }, agreedAt)
  })

export const hasAppointment = (clocks: readonly Clock[]): boolean =>
  clocks.some((clock) => clock.source === 'appointment')

const planned = (clock: Clock, plannedFor: Instant): Target | undefined => {
  if (clock.source === 'ceiling') {
    const own = clock.afterPlan
    if (own !== undefined)
      return { ...own, dueAt: Math.min(plannedFor, own.latestAt ?? own.dueAt), source: 'plan' }
    const { limit, unit, basis } = clock
    return { dueAt: plannedFor, limit, unit, basis, source: 'plan' }
  }
  const { dueAt, limit, unit, basis, source, latestAt } = clock
  if (source !== 'case' || latestAt === undefined || plannedFor <= dueAt) return undefined
  return { dueAt: Math.min(plannedFor, latestAt), limit, unit, basis, source: 'plan' }
}

/**
 * A plan with a date told to the resident meets the 48 h ceiling (domain.md §3.3): the date told binds from then on,
 * but never later than the case's own limit or its "at most". Elsewhere (a normal repair awaiting parts) it moves
 * nothing.
 */
export const tellPlan = (
  clocks: readonly Clock[],
  { plannedFor, toldAt }: { plannedFor: Instant; toldAt: Instant },
): Clock[] =>
  change(clocks, 'solved', (clock) => {
    const target = planned(clock, plannedFor)
    return target === undefined ? clock : retarget(clock, target, toldAt)
  })

const UPDATE_UNIT_MS: Readonly<Record<LimitUnit, number>> = {
  min: 60_000,
  hour: 3_600_000,
  workingDay: 86_400_000,
}

const restart =
  (at: Instant) =>
  (clock: Clock): Clock => {
    const { metAt, overdueAt: _overdue, ...rest } = clock
    const missed = (metAt ?? at) > clock.dueAt ? [givenUp(clock, metAt ?? at)] : []
    const replaced = [...(clock.replaced ?? []), ...missed]
    const dueAt = at + clock.limit * UPDATE_UNIT_MS[clock.unit]
    return { ...rest, from: at, dueAt, ...(replaced.length === 0 ? {} : { replaced }) }
  }

/**
 * The resident of an emergency was told how it stands: the next update is due a full interval later. After the work
 * is solved a message starts nothing again, and one that is noted late does not bring the next update forward.
 */
export const renewUpdate = (clocks: readonly Clock[], at: Instant): Clock[] =>
  change(clocks, 'update', (clock) =>
    clock.metAt === undefined && at > clock.from ? restart(at)(clock) : clock,
  )

/** A refusal or reopening resumes the original solved clock, target unchanged; updates begin anew (domain.md §3.3). */
export const resumeSolved = (clocks: readonly Clock[], at: Instant): Clock[] =>
  change(
    change(clocks, 'solved', ({ metAt: _met, ...clock }) => clock),
    'update',
    restart(at),
  )
