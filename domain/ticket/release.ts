import type { Instant } from '../kernel/instant'
import type { Handler } from './dispatch'
import type { Entry, Fact } from './facts'
import { entryCount } from './history'
import { WORKING_STATES } from './parts'
import { ownerOf, placementFact } from './placement'
import type { Ticket } from './ticket'

/** Whoever follows those who left: dispatched with that reason, else held as a new report would be. */
const followingFact = (handler: Handler, at: Instant, why: 'owner_left' | 'firm_left'): Fact => {
  const placed = placementFact(handler, at)
  return placed.type === 'dispatched' ? { ...placed, why } : placed
}

/**
 * What becomes of a job whose owner does not work here any more, wherever they stood with it: it goes back to dispatch
 * with its clocks running (domain.md §3.4, §9: person disabled / on the way). Undefined when it is not theirs, or needs
 * nobody's work now: what is done waits for the resident, and a reopening finds a successor.
 */
export const releaseOf = (
  ticket: Ticket,
  personId: string,
  handler: Handler,
  at: Instant,
): Entry | undefined => {
  if (ticket.owner.personId !== personId || !WORKING_STATES.includes(ticket.state)) return undefined
  const id = `${personId}.left.${entryCount(ticket)}`
  // The firm goes on with its work, and somebody else answers for it.
  const fact: Fact =
    ticket.firm === undefined
      ? followingFact(handler, at, 'owner_left')
      : { type: 'owner_changed', owner: ownerOf(handler) }
  return { id, at, by: { kind: 'system' }, fact }
}

/**
 * What becomes of a job whose contractor firm does not work here any more: it goes back to dispatch as a new report
 * would, with its clocks running. Undefined when the firm has it not, or it needs nobody's work now.
 */
export const releaseFromFirm = (
  ticket: Ticket,
  firmId: string,
  handler: Handler,
  at: Instant,
): Entry | undefined => {
  if (ticket.firm?.firmId !== firmId || !WORKING_STATES.includes(ticket.state)) return undefined
  const id = `${firmId}.left.${entryCount(ticket)}`
  return { id, at, by: { kind: 'system' }, fact: followingFact(handler, at, 'firm_left') }
}
