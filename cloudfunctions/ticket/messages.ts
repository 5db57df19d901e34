import type { Actor } from '../../domain/ticket/facts'
import type { PendingNotice } from '../../domain/notice/notice'
import type { StaffMessage } from '../../domain/ticket/tick'
import { list, type Document } from '../_kit/store/store'

/** A message in a ticket's thread: a document of its own (design.md D3), with what must follow from it. */
export type Message = Document & {
  ticketId: string
  communityId: string
  at: number
  by: Exclude<Actor, { kind: 'system' }>
  text: string
  photos: string[]
  pending: PendingNotice[]
  pendingSince?: number
}

/** More than anybody reads; a thread that long is led on by phone. */
export const THREAD_LIMIT = 500

/** The thread in the order it was written. */
export const threadOf = (ticketId: string): Promise<Message[]> =>
  list<Message>({ collection: 'messages', index: 'thread', equals: { ticketId }, limit: THREAD_LIMIT })

/** What staff wrote, oldest first: it meets the reply clock (domain.md §3.3). */
export const staffMessages = async (ticketId: string): Promise<StaffMessage[]> =>
  (await threadOf(ticketId)).flatMap(({ _id, at, by }) => (by.kind === 'staff' ? [{ _id, at, by }] : []))
