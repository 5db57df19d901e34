import { say } from '../../contract/sentences'
import { dayOf } from '../../domain/kernel/instant'
import { record } from '../_kit/audit'
import { admit } from '../_kit/call'
import { refuse } from '../_kit/refuse'
import { tickets } from './implementer'
import { loadTicket, subjectOf } from './subject'

/**
 * The reporter's number for whoever works on the ticket (domain.md §8). The line in the log is there before the answer;
 * one a person, ticket and day, for a number that was shown is known.
 */
export const reveal = tickets.reveal.handler(async ({ input, errors, context: { call } }) => {
  const loading = loadTicket(input.ticketId)
  const { person, value: ticket } = await admit(call, loading, (found) => found && subjectOf(found))
  if (ticket === undefined) throw refuse('NOT_FOUND', 'not_found')
  if (!ticket.open) throw errors.TICKET_CLOSED({ data: { sentence: say('ticket_closed') } })
  const { _id, communityId, reporterId, reporterName, reporterPhone, number, category } = ticket
  await record(`${_id}:${dayOf(call.now)}`, {
    ...{ communityId, at: call.now, actorId: person._id },
    ...{ act: 'phone_revealed', about: reporterId, ref: _id },
    task: { kind: 'ticket', id: _id, number, category },
  })
  return { name: reporterName, phone: reporterPhone }
})
