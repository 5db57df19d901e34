import { createHash } from 'node:crypto'
import { policyAt, type Community } from '../../../domain/community/community'
import type { Instant } from '../../../domain/kernel/instant'
import { DEFAULT_POLICY } from '../../../domain/sla/policy'
import type { PendingNotice } from '../../../domain/notice/notice'
import type { Actor } from '../../../domain/ticket/facts'
import type { HistoryPart } from '../../../domain/ticket/history'
import {
  lookAgain,
  namesOn,
  photosIn,
  retire,
  retireActor,
  retirePart,
  retireWords,
  stepOf,
  withoutPhotos,
  type Retiring,
} from '../../../domain/ticket/keep'
import type { Ticket } from '../../../domain/ticket/ticket'
import { commit } from '../../_kit/command'
import { deleteFiles } from '../../_kit/photos/delete-files'
import { page } from '../../_kit/store/page'
import { command, list, load, removeAll, type Document } from '../../_kit/store/store'
import { note } from './note'

type Message = Document & {
  ticketId: string
  at: Instant
  by: Exclude<Actor, { kind: 'system' }>
  text: string
  photos: string[]
  pending: PendingNotice[]
  pendingSince?: Instant
}
type How = 'photos' | 'person'

/** A pseudonym of one ticket: the same on a repeat, and another one on every other ticket. */
const pseudonymOf = (ticketId: string): string =>
  `x${createHash('sha256').update(`kept:${ticketId}`).digest('hex').slice(0, 24)}`

const PAGE = 100

/** Every page of a ticket's messages. */
const eachMessage = async (ticketId: string, change: (message: Message) => Promise<void>): Promise<void> => {
  const slice = { collection: 'messages', index: 'thread', equals: { ticketId }, limit: PAGE }
  for (let before: string | undefined; ;) {
    const found = await page<Message>(slice, before)
    for (const message of found.items) await change(message)
    before = found.before
    if (before === undefined) return
  }
}

const retireMessage = (message: Message, how: How, who: Retiring): Message | undefined => {
  const { pendingSince: _since, ...settled } = message
  const after: Message =
    how === 'photos'
      ? { ...message, photos: [] }
      : {
          ...{ ...settled, photos: [], pending: [] },
          ...{ by: retireActor(message.by, who.as), text: retireWords(message.by, message.text, who) },
        }
  return JSON.stringify(after) === JSON.stringify(message)
    ? undefined
    : { ...after, version: message.version + 1 }
}

type Clearing = { how: How; who: Retiring; drop: (photos: readonly string[]) => Promise<void> }

const clearThread = (ticketId: string, { how, who, drop }: Clearing): Promise<void> =>
  eachMessage(ticketId, async (message) => {
    await drop(message.photos)
    const reload = () => load<Message>('messages', message._id)
    await commit('messages', message, reload, (state) => retireMessage(state, how, who))
  })

const clearHistory = async (ticketId: string, { how, who, drop }: Clearing): Promise<void> => {
  const parts = await list<HistoryPart>({
    ...{ collection: 'ticket_history', index: 'byEntry', equals: { ticketId }, limit: PAGE },
  })
  for (const part of parts) {
    await drop(photosIn(part.entries))
    const reload = () => load<HistoryPart>('ticket_history', part._id)
    await commit('ticket_history', part, reload, (state) => retirePart(state, how, who))
  }
}

const reload = (id: string) => () => load<Ticket>('tickets', id)

/**
 * Files first, then what belongs to the ticket, then the ticket, which alone says that it is done: whatever dies is done
 * again from the beginning.
 */
const clear = async (ticket: Ticket, how: How, at: Instant): Promise<void> => {
  const as = pseudonymOf(ticket._id)
  const who = { as, names: namesOn(ticket) }
  const drop = async (photos: readonly string[]): Promise<void> => {
    if (photos.length === 0) return
    await note('photos', ticket.communityId, at)
    await deleteFiles(photos)
  }
  if (how === 'person') await note('tickets', ticket.communityId, at)
  await clearThread(ticket._id, { how, who, drop })
  await clearHistory(ticket._id, { how, who, drop })
  await drop([...ticket.photos, ...photosIn(ticket.timeline)])
  await removeAll({ collection: 'photo_checks', index: 'byTicket', equals: { ticketId: ticket._id } })
  await commit('tickets', ticket, reload(ticket._id), (state) => {
    // Reopened in between: an open matter keeps what it has left.
    if (state.open) return undefined
    return how === 'person' ? retire(state, as) : withoutPhotos(state)
  })
}

/** Each community is read once a tick. */
const photoTerms = (at: Instant) => {
  const known = new Map<string, Promise<number>>()
  const ask = async (communityId: string): Promise<number> => {
    const community = await load<Community>('communities', communityId)
    return (community && policyAt(community, at).photoMonths) ?? DEFAULT_POLICY.photoMonths
  }
  return (communityId: string): Promise<number> => {
    const asked = known.get(communityId) ?? ask(communityId)
    known.set(communityId, asked)
    return asked
  }
}

/** Closed tickets whose photos or names have served their time. */
export const ticketKeeper = (at: Instant) => {
  const termOf = photoTerms(at)
  return {
    due: (limit: number): Promise<Ticket[]> =>
      list<Ticket>({
        ...{ collection: 'tickets', index: 'keeping', equals: {}, limit },
        range: { field: 'keepUntil', condition: command.lte(at) },
      }),
    settle: async (ticket: Ticket): Promise<void> => {
      const step = stepOf(ticket, await termOf(ticket.communityId), at)
      if (step === undefined) return
      if (typeof step === 'string') return clear(ticket, step, at)
      await commit('tickets', ticket, reload(ticket._id), (state) =>
        state.open ? undefined : lookAgain(state, step.until),
      )
    },
  }
}
