import { say } from '../../../contract/sentences'
import type { AuditTask } from '../../../domain/community/audit'
import type { HomeRequest } from '../../../domain/community/home-request'
import { homeOf, type Person } from '../../../domain/community/person'
import type { TaskRef } from '../../../domain/community/privacy'
import type { Instant } from '../../../domain/kernel/instant'
import type { Ticket } from '../../../domain/ticket/ticket'
import { refuse } from '../../_kit/refuse'
import { load } from '../../_kit/store/store'
import { loadRequest } from '../home/request'

type Loaded = { ticket?: Ticket | undefined; request?: HomeRequest | undefined }
type Over = { TASK_OVER: (more: { data: { sentence: string } }) => Error }
type Looking = { communityId: string; person: Person; now: Instant }

/** Reads what a look is said to be for, before it is known whether the caller may look. */
export const loadTask = async (task: TaskRef): Promise<Loaded> =>
  task.kind === 'ticket'
    ? { ticket: await load<Ticket>('tickets', task.ticketId) }
    : { request: await loadRequest(task.requestId) }

/** Nobody looks others up for a matter of their own home. */
export const isOwn = (person: Person, householdId: string, now: Instant): boolean =>
  homeOf(person, householdId, now) !== undefined

/**
 * The task as the log names it. Whoever may look reads every ticket of their community (contract/ticket.ts), so that it
 * is one of it is all there is to check about who.
 * @throws BAD_INPUT when it is none of this community, TASK_OVER when it is closed or decided by now, NOT_ALLOWED when it
 *   is the caller's own
 */
export const openTask = ({ ticket, request }: Loaded, looking: Looking, errors: Over): AuditTask => {
  const { communityId, person, now } = looking
  if (ticket?.communityId === communityId) {
    if (isOwn(person, ticket.householdId, now)) throw refuse('NOT_ALLOWED', 'own_matter')
    if (!ticket.open) throw errors.TASK_OVER({ data: { sentence: say('task_ticket_over') } })
    return { kind: 'ticket', id: ticket._id, number: ticket.number, category: ticket.category }
  }
  if (request?.communityId !== communityId) throw refuse('BAD_INPUT', 'task_unknown', { field: 'task' })
  if (request.personId === person._id) throw refuse('NOT_ALLOWED', 'own_request')
  if (request.state !== 'waiting') throw errors.TASK_OVER({ data: { sentence: say('task_request_over') } })
  return { kind: 'request', id: request._id }
}
