import { createHash } from 'node:crypto'
import type { Standing } from '../../domain/community/access'
import type { Person } from '../../domain/community/person'
import { workingName } from '../../domain/community/trial'
import type { PendingNotice } from '../../domain/notice/notice'
import { TAXONOMY } from '../../domain/routing/taxonomy'
import type { Actor } from '../../domain/ticket/facts'
import { replyEntryId } from '../../domain/ticket/tick'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Call } from '../_kit/call'
import { refuse } from '../_kit/refuse'
import { insert, load } from '../_kit/store/store'
import { wakeNotify } from '../_kit/wake'
import { admitToTicket, asError, writeCommand } from './carry-out'
import { tickets } from './implementer'
import { keepOrRefuse } from './keep-or-refuse'
import type { Message, Thread } from './messages'
import { maySay, viewOf } from './view'
import { messageWithinTrial } from './within-trial'
import { judgeWords } from './words'

const messageIdOf = (ticketId: string, personId: string, commandId: string): string =>
  `m${createHash('sha256').update(`${ticketId}:${personId}:${commandId}`).digest('hex').slice(0, 27)}`

/** Of somebody who is both, the household comes first: it is their own matter. */
const sideOf = (person: Person, standings: readonly Standing[]): Exclude<Actor, { kind: 'system' }> => {
  const kind = standings.includes('reporter') || standings.includes('household') ? 'resident' : 'staff'
  return { kind, personId: person._id, name: workingName(person) }
}

const EXCERPT = 40

const noticeFor = (ticket: Ticket, message: Omit<Message, 'pending'>): PendingNotice[] => {
  const fromStaff = message.by.kind === 'staff'
  const listener = fromStaff ? ticket.reporterId : ticket.owner.personId
  // A ticket that nobody has yet: the offices above hear of it (domain/notice/recipients.ts).
  if (listener === message.by.personId) return []
  const firm =
    fromStaff || ticket.firm === undefined ? [] : [{ to: 'firm' as const, firmId: ticket.firm.firmId }]
  return [
    {
      id: message._id,
      kind: fromStaff ? 'message_from_staff' : 'message_from_resident',
      audience: [{ to: 'person', personId: listener }, ...firm],
      at: message.at,
      words: {
        number: ticket.number,
        place: ticket.place.label,
        category: TAXONOMY[ticket.category].label.zh,
        // Staff read "the resident": a name would stay in their inboxes (domain.md §8).
        ...(fromStaff && { who: message.by.name }),
        text: Array.from(message.text).slice(0, EXCERPT).join(''),
      },
    },
  ]
}

type Said = { input: { text: string; photos: string[] }; ticket: Ticket; call: Call }

/** Writes the message once; the one that is there wins, whatever a repeat says. */
const write = async ({ input, ticket, call }: Said, by: Message['by'], id: string) => {
  // First the words: of what is refused no photo is kept.
  const typed = { text: input.text }
  const mark = await judgeWords(call, { ticket, side: by.kind, typed, called: { text: '留言' } })
  const about = { ticketId: ticket._id, by: by.personId, at: call.now }
  const photos = await keepOrRefuse(input.photos, about)
  const base = {
    _id: id,
    version: 1,
    ticketId: ticket._id,
    communityId: ticket.communityId,
    at: call.now,
    by,
    text: input.text,
    photos,
    ...(mark && { mark }),
  }
  const pending = noticeFor(ticket, base)
  const message: Message = { ...base, pending, ...(pending.length > 0 && { pendingSince: call.now }) }
  if ((await insert('messages', message)) === 'inserted') return message
  return (await load<Message>('messages', id)) ?? message
}

const refuseIfClosed = (ticket: Ticket, by: Message['by'], now: number): void => {
  if (!maySay(ticket, by.kind)) throw asError({ code: 'WRONG_STATE', state: ticket.state }, now)
}

/** The message of a command that was carried out before; one read more when it may be older than what was read. */
const knownMessage = async ({ messages, more }: Thread, id: string): Promise<Message | undefined> =>
  messages.find(({ _id }) => _id === id) ?? (more ? load<Message>('messages', id) : undefined)

/**
 * Writes the message, then meets the reply clock at the moment it was written. Killed in between, a repeat of the
 * command does the rest, and at the latest the timer finds the message before it calls the reply overdue (tick.ts).
 */
export const say = tickets.say.handler(async ({ input, context: { call } }) => {
  if (input.text === '' && input.photos.length === 0)
    throw refuse('BAD_INPUT', 'message_empty', { field: 'text' })
  const { person, standings, ticket, thread } = await admitToTicket(call, input.ticketId)
  const messageId = messageIdOf(ticket._id, person._id, input.commandId)
  const by = sideOf(person, standings)
  const known = await knownMessage(thread, messageId)
  if (known === undefined) {
    refuseIfClosed(ticket, by, call.now)
    await messageWithinTrial(person, ticket)
  }
  const message = known ?? (await write({ input, ticket, call }, by, messageId))
  if (message.pendingSince !== undefined) await wakeNotify('messages', messageId, call.now)
  const command = { do: 'reply' as const, messageId, at: message.at }
  const commandId = replyEntryId(messageId)
  const after =
    message.by.kind === 'staff' ? await writeCommand(call, { person, ticket, command, commandId }) : ticket
  const said = known === undefined ? { ...thread, messages: [...thread.messages, message] } : thread
  return viewOf(after, said, person, call.now)
})
