import { MINUTE, type Instant } from '../kernel/instant'
import type { Clock, ReplacedTarget, Target } from './clock'
import { CLOCK_NAMES, type ClockName, type LimitUnit } from './policy'

const change = (clocks: readonly Clock[], name: ClockName, to: (clock: Clock) => Clock): Clock[] =>
  clocks.map((clock) => (clock.name === name ? to(clock) : clock))

const meet = (at: Instant) => (clock: Clock) =>
  clock.metAt === undefined || at < clock.metAt ? { ...clock, metAt: at } : clock

/** Records that a promise was kept; the first time counts, also when it is noted after a later one. Solving also ends the repeated updates. */
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

/**
 * How many given-up targets a clock keeps: a time may be moved again and again, and every command reads and writes the
 * document. The timeline, which goes on in the history, tells all of them.
 */
export const REPLACED_CAP = 10

const wasMissed = ({ dueAt, replacedAt }: ReplacedTarget): boolean => replacedAt > dueAt

/** With one more given-up target; beyond the cap the original, the first that was missed and the newest stay. */
const andReplaced = ({ replaced = [] }: Clock, ...more: ReplacedTarget[]): ReplacedTarget[] => {
  const all = [...replaced, ...more]
  if (all.length <= REPLACED_CAP) return all
  const missed = all.find(wasMissed)
  const gone = all.slice(1).find((target) => target !== missed)
  return all.filter((target) => target !== gone)
}

/** The clock with a new target and without what belonged to the old one. */
const retarget = (clock: Clock, target: Target, at: Instant): Clock => {
  const { afterPlan: _plan, overdueAt: _overdue, latestAt: _latest, ...rest } = clock
  return { ...rest, ...target, replaced: andReplaced(clock, givenUp(clock, at)) }
}

/**
 * An agreed appointment replaces the solved target; both are kept (domain.md §3.3). The length of the limit stays the
 * measure for warning and escalation. Whether a second appointment is allowed is the ticket's rule (`hasAppointment`).
 * @param solveBy the end of the appointment: no repair is finished at the minute it begins (decisions/0019)
 */
export const replaceSolvedByAppointment = (
  clocks: readonly Clock[],
  { solveBy, agreedAt }: { solveBy: Instant; agreedAt: Instant },
): Clock[] =>
  change(clocks, 'solved', (clock) => {
    const { limit, unit, basis } = clock
    return retarget(clock, { dueAt: solveBy, limit, unit, basis, source: 'appointment' }, agreedAt)
  })

export const hasAppointment = (clocks: readonly Clock[]): boolean =>
  clocks.some((clock) => clock.name === 'solved' && clock.source === 'appointment')

const inOrder = (clocks: readonly Clock[]): Clock[] =>
  [...clocks].sort((a, b) => CLOCK_NAMES.indexOf(a.name) - CLOCK_NAMES.indexOf(b.name))

/**
 * Somebody named the time by which they will be there: from then on that is the promise to be on site. The limit of an
 * emergency is not softened by a later time; one that was kept, or given by somebody who had it before, gives way.
 */
export const promiseOnSite = (
  clocks: readonly Clock[],
  { by, toldAt }: { by: Instant; toldAt: Instant },
): Clock[] => {
  const told: Target = {
    dueAt: by,
    limit: Math.max(1, Math.round((by - toldAt) / MINUTE)),
    unit: 'min',
    basis: 'C',
    source: 'appointment',
  }
  if (!clocks.some((clock) => clock.name === 'onSite'))
    return inOrder([...clocks, { name: 'onSite', from: toldAt, ...told }])
  return change(clocks, 'onSite', (clock) => {
    if (clock.metAt === undefined && clock.source === 'case') return clock
    const { metAt: _met, ...running } = retarget(clock, told, clock.metAt ?? toldAt)
    return { ...running, from: toldAt }
  })
}

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
    const replaced = andReplaced(clock, ...missed)
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

const resume =
  (solveBy: Instant) =>
  ({ metAt, ...clock }: Clock): Clock =>
    // Given up when the work stood done, not when it was reopened: a target that was kept stays kept.
    metAt === undefined || solveBy === clock.dueAt
      ? clock
      : { ...clock, dueAt: solveBy, replaced: andReplaced(clock, givenUp(clock, metAt)) }

/**
 * A refusal or reopening resumes the original solved clock from where it stood (domain.md §3.3); updates begin anew.
 * @param solveBy the target without the time for which the ticket stood done (`movedBy`); both are kept
 */
export const resumeSolved = (
  clocks: readonly Clock[],
  { at, solveBy }: { at: Instant; solveBy: Instant },
): Clock[] => change(change(clocks, 'solved', resume(solveBy)), 'update', restart(at))
