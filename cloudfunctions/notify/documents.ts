import type { NoticeKind, NoticeWords, PendingNotice } from '../../domain/notice/notice'
import type { Department } from '../../domain/kernel/department'
import type { Instant } from '../../domain/kernel/instant'

/** What notify knows of a document with something to hand over. A message names its ticket; a ticket is one. */
export type Source = {
  _id: string
  version: number
  communityId: string
  ticketId?: string
  department?: Department
  /** Of a ticket: whose matter it is. */
  reporterId?: string
  householdId?: string
  /** Absent where nothing ever had to follow. */
  pending?: PendingNotice[]
  pendingSince?: Instant
}

/**
 * One line of a person's inbox, with the same id as its delivery. It keeps the notice's own words and is put into
 * sentences when it is read, so that 今天 is right tomorrow too.
 */
export type InboxDocument = {
  _id: string
  version: number
  personId: string
  kind: NoticeKind
  words: NoticeWords
  ticketId?: string
  at: Instant
  readAt?: Instant
}
