import { createHash } from 'node:crypto'
import type { Standing } from '../../domain/community/access'
import type { Person } from '../../domain/community/person'
import type { PendingNotice } from '../../domain/notice/notice'
import { TAXONOMY } from '../../domain/routing/taxonomy'
import type { Actor } from '../../domain/ticket/facts'
import type { Ticket } from '../../domain/ticket/ticket'
import { refuse } from '../_kit/refuse'
import { insert } from '../_kit/store/store'
import { wakeNotify } from '../_kit/wake'
import { admitToTicket, writeCommand } from './carry-out'
import { tickets } from './implementer'
import { keepOrRefuse } from './keep-or-refuse'
import type { Message } from './messages'
import { viewOf } from './view'

const messageIdOf = (personId: string, commandId: string): string =>
  `m${createHash('sha256').update(`${personId}:${commandId}`).digest('hex').slice(0, 27)}`

/** Of somebody who is both, the household comes first: it is their own matter. */
const sideOf = (person: Person, standings: readonly Standing[]): Exclude<Actor, { kind: 'system' }> => {
  const kind = standings.includes('reporter') || standings.includes('household') ? 'resident' : 'staff'
  return { kind, personId: person._id, name: person.name }
}

const EXCERPT = 40

const noticeFor = (ticket: Ticket, message: Omit<Message, 'pending'>): PendingNotice[] => {
  const fromStaff = message.by.kind === 'staff'
  const listener = fromStaff ? ticket.reporterId : ticket.owner.personId
  if (listener === '' || listener === message.by.personId) return []
  return [
    {
      id: message._id,
      kind: fromStaff ? 'message_from_staff' : 'message_from_resident',
      audience: [{ to: 'person', personId: listener }],
      at: message.at,
      words: {
        number: ticket.number,
        place: ticket.place.label,
        category: TAXONOMY[ticket.category].label.zh,
        who: message.by.name,
        text: [...message.text].slice(0, EXCERPT).join(''),
      },
    },
  ]
}

/**
 * Writes the message, then meets the reply clock. Killed in between, a repeat of the command does the rest, and at the
 * latest the timer finds the message before it calls the reply overdue (tick.ts).
 */
export const say = tickets.say.handler(async ({ input, context: { call } }) => {
  if (input.text === '' && input.photos.length === 0)
    throw refuse('BAD_INPUT', 'message_empty', { field: 'text' })
  const { person, standings, ticket, thread } = await admitToTicket(call, input.ticketId)
  const photos = await keepOrRefuse(input.photos, `photos/${ticket._id}`)
  const base = {
    _id: messageIdOf(person._id, input.commandId),
    version: 1,
    ticketId: ticket._id,
    communityId: ticket.communityId,
    at: call.now,
    by: sideOf(person, standings),
    text: input.text,
    photos,
  }
  const pending = noticeFor(ticket, base)
  const message: Message = { ...base, pending, ...(pending.length > 0 && { pendingSince: call.now }) }
  await insert('messages', message)
  if (pending.length > 0) await wakeNotify('messages', message._id, call.now)
  const command = { do: 'reply' as const, messageId: message._id }
  const commandId = `reply-${message._id}`
  const after =
    base.by.kind === 'staff' ? await writeCommand(call, { person, ticket, command, commandId }) : ticket
  const said = thread.some(({ _id }) => _id === message._id) ? thread : [...thread, message]
  return viewOf(after, said, person, call.now)
})
