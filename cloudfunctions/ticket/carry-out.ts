import { ORPCError } from '@orpc/server'
import { say } from '../../contract/sentences'
import type { TicketView } from '../../contract/ticket'
import { standingsOf } from '../../domain/community/access'
import { homesAt, type Person } from '../../domain/community/person'
import { workingName } from '../../domain/community/trial'
import { dayTime } from '../../domain/kernel/moment'
import { append, entriesOf } from '../../domain/ticket/append'
import type { WordsMark } from '../../domain/ticket/facts'
import { decide, type Asker, type Command, type Refused } from '../../domain/ticket/decide'
import { STATE_WORDS } from '../../domain/ticket/state-words'
import type { Ticket } from '../../domain/ticket/ticket'
import { admit, type Call } from '../_kit/call'
import { refuse } from '../_kit/refuse'
import { wakeNotify } from '../_kit/wake'
import { carriedOut, commitTicket } from './history'
import { loadTicket, subjectOf } from './subject'
import { readerOf, viewOf } from './view'
import { judgeWords, type Typed } from './words'
import { threadOf } from './messages'

const conflict = (code: string, sentence: string, data: Record<string, unknown> = {}, status = 409) =>
  new ORPCError(code, { status, message: code, data: { sentence, ...data }, defined: true })

/** A refusal of the domain in the contract's words; times in it are told as seen from `now`. */
export const asError = (refused: Refused, now: number): Error => {
  switch (refused.code) {
    case 'WRONG_STATE':
      return conflict('WRONG_STATE', say('wrong_state', { state: STATE_WORDS[refused.state].zh }), {
        state: refused.state,
      })
    case 'ALREADY_ACCEPTED':
      return conflict('ALREADY_ACCEPTED', say('already_accepted', { by: refused.by }), { by: refused.by })
    case 'WITH_FIRM':
      return conflict('ALREADY_ACCEPTED', say('with_firm', { by: refused.by }), { by: refused.by })
    case 'OWNER_NEEDED':
      return refuse('BAD_INPUT', 'firm_owner_needed', { field: 'ownerId' })
    case 'OWN_MATTER':
      return conflict('OWN_MATTER', say('own_matter'), {}, 403)
    case 'TOO_LATE':
      return conflict(
        'TOO_LATE',
        refused.days === 0 ? say('reopen_never') : say('reopen_too_late', { days: refused.days }),
      )
    case 'ALREADY_RATED':
      return conflict('TOO_LATE', say('already_rated'))
    case 'VISIT_IN_PAST':
      return refuse('BAD_INPUT', 'visit_in_past', { field: 'visitAt' })
    case 'VISIT_NO_SLOT':
      return refuse('BAD_INPUT', 'visit_no_slot', { field: 'visitFrom' })
    case 'SECOND_APPOINTMENT': {
      const when = dayTime(refused.solveBy, now)
      return refuse('BAD_INPUT', 'second_appointment', { field: 'visitAt' }, { when })
    }
    case 'NOT_ALLOWED':
      return refuse('NOT_ALLOWED', 'not_allowed')
  }
}

const askerOf = (person: Person, ticket: Ticket, now: number): Asker => ({
  personId: person._id,
  name: workingName(person),
  phone: person.phone,
  standings: standingsOf(person, subjectOf(ticket), now, 'deputy'),
  households: homesAt(person, now).map((home) => home.householdId),
})

/** The ticket after `command`, or undefined when there is nothing to change. @throws the domain's refusal */
const after = async (
  ticket: Ticket,
  command: Command,
  commandId: string,
  person: Person,
  now: number,
  mark?: WordsMark,
): Promise<Ticket | undefined> => {
  if (await carriedOut(ticket, commandId)) return undefined
  const decision = decide(command, { ticket, asker: askerOf(person, ticket, now), at: now })
  if ('refused' in decision) throw asError(decision.refused, now)
  const { facts, by, at = now } = decision
  return facts.length === 0 ? undefined : append(ticket, entriesOf(facts, by, at, commandId, mark))
}

type Asked = {
  person: Person
  ticket: Ticket
  command: Command
  commandId: string
  mark?: WordsMark | undefined
}

/** Refuses what would be refused, before anything else is done for it. True when the command was carried out before. */
export const rehearse = async (
  call: Call,
  { person, ticket, command, commandId }: Asked,
): Promise<boolean> => {
  await after(ticket, command, commandId, person, call.now)
  return carriedOut(ticket, commandId)
}

/** Lets the caller through the table and writes one decided command; wakes notify when something must follow. */
export const writeCommand = async (
  call: Call,
  { person, ticket, command, commandId, mark }: Asked,
): Promise<Ticket> => {
  const written = await commitTicket(ticket, (state) =>
    after(state, command, commandId, person, call.now, mark),
  )
  // Also on a repeat: the first wake may have been lost together with the answer.
  if (written.after.pendingSince !== undefined) await wakeNotify('tickets', ticket._id, call.now)
  return written.after
}

type Input = { ticketId: string; commandId: string }

/** The person, the ticket and its thread: three reads at once. */
export const admitToTicket = async (call: Call, ticketId: string) => {
  const loading = Promise.all([loadTicket(ticketId), threadOf(ticketId)])
  const { person, standings, value } = await admit(call, loading, ([ticket]) => ticket && subjectOf(ticket))
  const [ticket, thread] = value
  if (ticket === undefined) throw refuse('NOT_FOUND', 'not_found')
  return { person, standings, ticket, thread }
}

const isTyped = (typed: Typed): boolean => Object.values(typed).some((text) => text !== '')

/**
 * One command from request to view: reads in parallel and one write (design.md §4).
 * @param typed what a person typed for others to read, by field; looked at before it is written
 */
export const carryOut = async (
  call: Call,
  input: Input,
  command: Command,
  typed: Typed = {},
): Promise<TicketView> => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const asked = { person, ticket, command, commandId: input.commandId }
  const { side } = readerOf(ticket, person, call.now)
  // What would be refused anyway, or was carried out before, is shown to nobody.
  const looks = isTyped(typed) && !(await rehearse(call, asked))
  const mark = looks ? await judgeWords(call, { ticket, side, typed }) : undefined
  const next = await writeCommand(call, { ...asked, mark })
  return viewOf(next, thread, person, call.now)
}
