import type { Instant } from '../kernel/instant'
import { passedClocks } from './due'
import type { Fact } from './facts'
import type { Owner } from './parts'
import type { Ticket } from './ticket'

/** What the timer needs to know to act on one due ticket. */
export type TickContext = {
  now: Instant
  /** Who would get it if it had to be dispatched now. */
  handler: Owner
  /** The lead who is told of what is overdue. */
  lead: Owner | undefined
}

/** What time alone brings about (design.md D5): a held dispatch, silence as consent, a target that has passed. */
export const factsOfTime = (ticket: Ticket, { now, handler, lead }: TickContext): Fact[] => {
  if (ticket.state === 'done') {
    return ticket.confirmBy !== undefined && ticket.confirmBy <= now
      ? [{ type: 'confirmed', auto: true }]
      : []
  }
  const dispatch: Fact[] =
    ticket.state === 'triage' && ticket.dispatchAt !== undefined && ticket.dispatchAt <= now
      ? [{ type: 'dispatched', owner: handler, why: 'working_time_began' }]
      : []
  const overdue = passedClocks(ticket, now).map((clock): Fact => ({
    type: 'overdue',
    clock: clock.name,
    dueAt: clock.dueAt,
    told: lead === undefined ? [] : [lead],
  }))
  return [...dispatch, ...overdue]
}
