import type { Actor, WordsMark } from '../../domain/ticket/facts'
import type { PendingNotice } from '../../domain/notice/notice'
import type { StaffMessage } from '../../domain/ticket/tick'
import type { Ticket } from '../../domain/ticket/ticket'
import { page } from '../_kit/store/page'
import { command, list, type Document } from '../_kit/store/store'

/** A message in a ticket's thread: a document of its own (design.md D3), with what must follow from it. */
export type Message = Document & {
  ticketId: string
  communityId: string
  at: number
  by: Exclude<Actor, { kind: 'system' }>
  text: string
  photos: string[]
  mark?: WordsMark
  pending: PendingNotice[]
  pendingSince?: number
}

/** The newest messages of a thread, or those before some point of it, in the order they were written. */
export type Thread = { messages: Message[]; more: boolean }

/** Messages that one answer shows; who wants to see what was before asks for it (earlier.ts). */
export const THREAD_PAGE = 100

const slice = (ticketId: string) => ({ collection: 'messages', index: 'thread', equals: { ticketId } })

/** @param before `at._id` of the oldest message that is known; absent: the end of the thread */
export const threadOf = async (ticketId: string, before?: string): Promise<Thread> => {
  const found = await page<Message>({ ...slice(ticketId), limit: THREAD_PAGE }, before)
  return { messages: found.items.reverse(), more: found.before !== undefined }
}

/** More unnoted messages than any fault leaves behind. */
const UNNOTED = 200

/**
 * What staff wrote that may still count for a promise (domain.md §3.3), oldest first, however long the thread is: their
 * first message meets the reply clock, and those since the last update renew it.
 */
export const staffMessages = async ({ _id, clocks }: Ticket): Promise<StaffMessage[]> => {
  const update = clocks.find(({ name, metAt }) => name === 'update' && metAt === undefined)
  const byStaff = { ...slice(_id), filter: { 'by.kind': 'staff' }, descending: true }
  const [first, since] = await Promise.all([
    list<Message>({ ...byStaff, limit: 1 }),
    update === undefined
      ? []
      : list<Message>({
          ...byStaff,
          range: { field: 'at', condition: command.gt(update.from) },
          limit: UNNOTED,
        }),
  ])
  const found = new Map([...first, ...since].map((message) => [message._id, message]))
  return [...found.values()].flatMap(({ _id: id, at, by }) =>
    by.kind === 'staff' ? [{ _id: id, at, by }] : [],
  )
}
