import type { Staff } from '../community/roster'
import type { Instant } from '../kernel/instant'
import type { Handler } from './dispatch'
import type { Fact } from './facts'
import type { Intake, Owner } from './parts'

export const ownerOf = (handler: Handler): Owner =>
  handler.kind === 'nobody'
    ? { personId: '', name: '', phone: '', as: 'nobody' }
    : { personId: handler.personId, name: handler.name, phone: handler.phone, as: handler.kind }

/**
 * What the choice of a handler does to a new ticket: dispatched now to a member; held for the next working period, or
 * with whoever stands in until a member is named (domain.md §3.2, §3.4). It has an owner in every case.
 */
export const placementFact = (handler: Handler, now: Instant): Fact => {
  const owner = ownerOf(handler)
  if (handler.startsAt > now)
    return { type: 'held', owner, why: 'outside_working_time', dispatchAt: handler.startsAt }
  if (handler.kind === 'member') return { type: 'dispatched', owner, why: handler.reason }
  return { type: 'held', owner, why: handler.reason }
}

/** Nobody handles a ticket about themselves or their own home (domain.md §2). */
export const mayNotHandle = (staff: Staff, ticket: Pick<Intake, 'reporterId' | 'householdId'>): string[] => [
  ticket.reporterId,
  ...staff.members
    .filter((one) => one.ownHouseholds?.includes(ticket.householdId))
    .map((one) => one.personId),
]
