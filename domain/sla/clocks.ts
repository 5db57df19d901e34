import type { Department } from '../kernel/department'
import { HOUR, type Instant, MINUTE } from '../kernel/instant'
import { addWorkingDays, addWorkingTime, type WorkCalendar } from './calendar'
import type { Clock, Target, TargetSource } from './clock'
import { CLOCK_NAMES, type ClockName, type Limit, type PolicyInForce } from './policy'
import { limitsOf, type ServiceCase } from './service-case'

export type { Clock, ReplacedTarget, Target } from './clock'
export type { ClockName } from './policy'
export { type ServiceCase, serviceCaseOf } from './service-case'

const UNIT_MS: Readonly<Record<'min' | 'hour', number>> = { min: MINUTE, hour: HOUR }

const endOf = (from: Instant, limit: number, { unit, basis }: Limit, calendar: WorkCalendar): Instant => {
  if (unit === 'workingDay') return addWorkingDays(from, limit, calendar)
  const ms = limit * UNIT_MS[unit]
  return basis === 'C' ? from + ms : addWorkingTime(from, ms, calendar)
}

const targetOf = (from: Instant, cell: Limit, source: TargetSource, calendar: WorkCalendar): Target => ({
  dueAt: endOf(from, cell.limit, cell, calendar),
  limit: cell.limit,
  unit: cell.unit,
  basis: cell.basis,
  source,
  ...(cell.atMost === undefined ? {} : { latestAt: endOf(from, cell.atMost, cell, calendar) }),
})

/** The earliest of the applicable targets binds; the ceiling on solving gives way to a plan (domain.md §3.3). */
const bind = (name: ClockName, from: Instant, own?: Target, ceiling?: Target): Clock[] => {
  if (own === undefined) return ceiling === undefined ? [] : [{ name, from, ...ceiling }]
  if (ceiling === undefined || own.dueAt <= ceiling.dueAt) return [{ name, from, ...own }]
  return [{ name, from, ...ceiling, ...(name === 'solved' ? { afterPlan: own } : {}) }]
}

/**
 * Every clock of a report, in the order of CLOCK_NAMES.
 * @param submittedAt clocks start at submission, whenever the case is decided (domain.md §3.3)
 * @param department whose working time counts for limits on basis W
 */
export const clocksFor = (
  serviceCase: ServiceCase,
  submittedAt: Instant,
  policy: PolicyInForce,
  department: Department,
): Clock[] => {
  const calendar = policy.calendars[department]
  const own = limitsOf(serviceCase, policy.limits)
  const target = (cell: Limit | undefined, source: TargetSource): Target | undefined =>
    cell && targetOf(submittedAt, cell, source, calendar)
  return CLOCK_NAMES.flatMap((name) =>
    bind(name, submittedAt, target(own[name], 'case'), target(policy.limits.ceiling[name], 'ceiling')),
  )
}

/**
 * Clocks of a case decided anew (another class, complex, not valid, another department): what was met stays met, what
 * was agreed with the resident stays agreed.
 */
export const carryOver = (before: readonly Clock[], after: readonly Clock[]): Clock[] => {
  const old = (name: ClockName): Clock | undefined => before.find((clock) => clock.name === name)
  const kept = before.filter(
    (clock) =>
      (clock.metAt !== undefined || clock.source === 'appointment') &&
      !after.some((c) => c.name === clock.name),
  )
  return [...kept, ...after.map((clock) => inherit(clock, old(clock.name)))]
}

const inherit = (fresh: Clock, old: Clock | undefined): Clock => {
  if (old === undefined) return fresh
  if (old.source === 'appointment' || old.source === 'plan' || old.name === 'update') return old
  return {
    ...fresh,
    ...(old.metAt === undefined ? {} : { metAt: old.metAt }),
    ...(old.replaced === undefined ? {} : { replaced: old.replaced }),
  }
}

const running = (clock: Clock): boolean => clock.metAt === undefined && clock.paused !== true

/** The running clock that is due first; undefined when none runs. */
export const nextDue = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter(running)
    .reduce<Clock | undefined>(
      (first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock),
      undefined,
    )

/** Running clocks whose target has come, earliest first. */
export const dueClocks = (clocks: readonly Clock[], now: Instant): Clock[] =>
  clocks.filter((clock) => running(clock) && clock.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt)

/** Milliseconds after the target at which it was met, or by which it is late at `now`; 0 = on time. */
export const lateBy = (clock: Clock, now: Instant): number => Math.max(0, (clock.metAt ?? now) - clock.dueAt)

/** True when this target or one that it replaced was missed, whoever noticed and when. */
export const everLate = (clock: Clock, now: Instant): boolean =>
  lateBy(clock, now) > 0 || (clock.replaced ?? []).some((target) => target.replacedAt > target.dueAt)
