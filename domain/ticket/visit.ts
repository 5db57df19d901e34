import type { Standing } from '../community/access'
import { HOUR, type Instant, MINUTE } from '../kernel/instant'
import { hasAppointment } from '../sla/clock-changes'
import type { PromisedByVisit } from './facts'
import { NEEDS_VISIT } from './moves'
import type { VisitTime } from './parts'
import type { Ticket } from './ticket'

/** The time of a visit as it is asked for. `atOnce`: an arrival is announced, and no appointment agreed. */
export type Visit = { visitAt?: Instant; visitFrom?: Instant; atOnce?: boolean }

export type VisitRefused =
  | { code: 'VISIT_IN_PAST' }
  /** A slot that ends before it begins, or that nobody can wait for. */
  | { code: 'VISIT_NO_SLOT' }
  /** `solveBy` is the target that the first appointment made. */
  | { code: 'SECOND_APPOINTMENT'; solveBy: Instant }

/** Longer than half a day nobody waits at home. */
export const LONGEST_SLOT = 12 * HOUR

/** The time that stands, if any. */
export const visitOf = ({
  visitAt,
  visitFrom,
}: Pick<Ticket, 'visitAt' | 'visitFrom'>): VisitTime | undefined =>
  visitAt === undefined ? undefined : { ...(visitFrom !== undefined && { from: visitFrom }), by: visitAt }

/** Why nobody can be there then. */
export const impossible = ({ visitAt, visitFrom }: Visit, at: Instant): VisitRefused | undefined => {
  if (visitAt === undefined) return undefined
  if (visitAt < at) return { code: 'VISIT_IN_PAST' }
  if (visitFrom === undefined) return undefined
  const length = visitAt - visitFrom
  return length <= 0 || length > LONGEST_SLOT ? { code: 'VISIT_NO_SLOT' } : undefined
}

/** Who may move what was agreed with the resident (domain.md §3.3: a second appointment needs the lead). */
const MAY_MOVE: readonly Standing[] = ['lead', 'supervisor']

type Bound = Pick<Ticket, 'clocks' | 'terms'>

/** The solved target that the first appointment made, for whoever may not move it. */
const fixedTarget = ({ clocks }: Bound, standings: readonly Standing[]): Instant | undefined =>
  !hasAppointment(clocks) || standings.some((standing) => MAY_MOVE.includes(standing))
    ? undefined
    : clocks.find(({ name }) => name === 'solved')?.dueAt

/** The latest time that somebody with these standings may agree; undefined when there is no limit. */
export const latestVisit = (ticket: Bound, standings: readonly Standing[]): Instant | undefined => {
  const target = fixedTarget(ticket, standings)
  return target === undefined ? undefined : target - ticket.terms.appointmentMinutes * MINUTE
}

/**
 * What a named time promises (decisions/0019). Only an agreed appointment replaces the solved target, and a second one
 * that would move it again needs the lead (domain.md §3.3).
 */
export const promisedBy = (
  ticket: Bound & Pick<Ticket, 'kind'>,
  standings: readonly Standing[],
  { visitAt, atOnce = false }: Visit,
): PromisedByVisit | VisitRefused => {
  if (visitAt === undefined) return {}
  const onSite = NEEDS_VISIT.includes(ticket.kind) ? { onSite: visitAt } : {}
  if (atOnce) return onSite
  const target = fixedTarget(ticket, standings)
  const solved = visitAt + ticket.terms.appointmentMinutes * MINUTE
  if (target === undefined) return { ...onSite, solved }
  return solved <= target ? onSite : { code: 'SECOND_APPOINTMENT', solveBy: target }
}
