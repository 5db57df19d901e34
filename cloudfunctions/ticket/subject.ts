import type { Subject } from '../../domain/community/access'
import type { Ticket } from '../../domain/ticket/ticket'
import { load } from '../_kit/store/store'

export const loadTicket = (ticketId: string): Promise<Ticket | undefined> => load<Ticket>('tickets', ticketId)

/** The ticket as the access table sees it. */
export const subjectOf = (ticket: Ticket): Subject => ({
  communityId: ticket.communityId,
  department: ticket.department,
  householdId: ticket.householdId,
  reporterId: ticket.reporterId,
  ownerId: ticket.owner.personId,
  ...(ticket.firm && { firmId: ticket.firm.firmId }),
  since: ticket.submittedAt,
})
