import type { Actor } from '../../domain/ticket/facts'
import type { PendingNotice } from '../../domain/notice/notice'
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

const THREAD_LIMIT = 500

/** The thread in the order it was written. */
export const threadOf = (ticketId: string): Promise<Message[]> =>
  list<Message>({ collection: 'messages', index: 'thread', equals: { ticketId }, limit: THREAD_LIMIT })

/** When a person of staff first wrote: what meets the reply clock (domain.md §3.3). */
export const firstStaffMessage = async (ticketId: string): Promise<Message | undefined> =>
  (await threadOf(ticketId)).find((message) => message.by.kind === 'staff')
