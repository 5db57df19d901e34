import * as z from 'zod/mini'
import { NOTICE_KINDS } from '../domain/notice/notice'
import { action, commandId, documentId, instant } from './kit'

/** One line of the in-app inbox, which is the truth of what a person was told (design.md D4). */
const inboxEntry = z.object({
  entryId: documentId,
  kind: z.enum(NOTICE_KINDS),
  title: z.string(),
  text: z.string(),
  ticketId: z.optional(documentId),
  at: instant,
  readAt: z.optional(instant),
})
export type InboxEntry = z.infer<typeof inboxEntry>

export const notifyContract = {
  inbox: {
    /**
     * Cheap enough to poll: one read (design.md D10). `stamp` changes when there is anything new; `offers` when the
     * caller's list of open offers changes, asked for only while that list is in sight.
     */
    head: action({ who: ['person'], writes: false })
      .input(z.object({ offers: z._default(z.boolean(), false) }))
      .output(
        z.object({
          unread: z.int(),
          stamp: z.string(),
          /** As `community.me` told it: another one says that homes, roles or consent are others by now. */
          ties: z.string(),
          newest: z.optional(inboxEntry),
          offers: z.optional(z.string()),
          now: instant,
        }),
      ),
    list: action({ who: ['person'], writes: false })
      .input(
        z.object({
          before: z.optional(z.string().check(z.maxLength(80))),
          limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
        }),
      )
      .output(z.object({ entries: z.array(inboxEntry), before: z.optional(z.string()), now: instant })),
    /** Marks everything up to and including `until` as read; with a ticket only what is about that one. */
    read: action({ who: ['person'], writes: true })
      .input(z.object({ until: instant, ticketId: z.optional(documentId), commandId }))
      .output(z.object({ unread: z.int() })),
  },
}
