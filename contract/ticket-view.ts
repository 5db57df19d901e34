import * as z from 'zod/mini'
import { DEPARTMENTS } from '../domain/kernel/department'
import { CATEGORIES, KINDS } from '../domain/routing/taxonomy'
import { CLOCK_NAMES } from '../domain/sla/policy'
import { MOVES, type Move } from '../domain/ticket/moves'
import { STATES } from '../domain/ticket/parts'
import { documentId, instant } from './kit'

const MOVE_NAMES = Object.keys(MOVES) as [Move, ...Move[]]
export const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

const clock = z.object({
  name: z.enum(CLOCK_NAMES),
  dueAt: instant,
  metAt: z.optional(instant),
  overdueAt: z.optional(instant),
})

/** Who, and by when: shown on every ticket (domain.md §1 P2). */
export const promiseView = z.object({
  department: z.enum(DEPARTMENTS),
  /** Courtesy name for residents, full name for staff. */
  who: z.optional(z.string()),
  what: z.enum(['dispatch', 'reply', 'visit', 'solved', 'confirm', 'none']),
  by: z.optional(instant),
  /** From when somebody comes, of a slot that ends `by`. */
  from: z.optional(instant),
  late: z.boolean(),
})

/** One row of a list, ≤ 1 kB (design.md D6). */
export const ticketCard = z.object({
  ticketId: documentId,
  number: z.string(),
  kind: z.enum(KINDS),
  category: z.enum(CATEGORIES),
  department: z.enum(DEPARTMENTS),
  priority: z.enum(['emergency', 'normal']),
  state: z.enum(STATES),
  place: z.string(),
  excerpt: z.string(),
  photos: z.int(),
  submittedAt: instant,
  promise: promiseView,
  rated: z.boolean(),
  /** Who answers for it. */
  ownerName: z.string(),
  /** The contractor firm that comes, if any. */
  firmName: z.optional(z.string()),
})
export type TicketCard = z.infer<typeof ticketCard>

const rating = z.object({
  score,
  tags: z.array(z.string()),
  words: z.string(),
  /** Given before the work was reopened: of what is done now there is none yet. */
  earlier: z.boolean(),
})
const completion = z.object({
  cause: z.string(),
  materials: z.string(),
  minutes: z.int(),
  words: z.string(),
  photos: z.array(z.string()),
})

/** A step or a message, in the order it happened. Photos are file ids; `photoLinks` of the view opens them. */
export const timelineItem = z.object({
  id: z.string(),
  at: instant,
  who: z.object({ kind: z.enum(['resident', 'staff', 'system']), name: z.string(), me: z.boolean() }),
  what: z.enum([
    'submitted',
    'dispatched',
    'firm_assigned',
    'owner_changed',
    'held',
    'accepted',
    'appointed',
    'set_out',
    'arrived',
    'replied',
    'finished',
    'confirmed',
    'auto_confirmed',
    'rated',
    'cancelled',
    'reopened',
    'overdue',
    'message',
  ]),
  text: z.optional(z.string()),
  photos: z.optional(z.array(z.string())),
  ownerName: z.optional(z.string()),
  clock: z.optional(z.enum(CLOCK_NAMES)),
  until: z.optional(instant),
  /** From when, of a slot that ends `until`. */
  from: z.optional(instant),
  /** The time of a visit that this one takes the place of. */
  was: z.optional(z.object({ from: z.optional(instant), by: instant })),
  score: z.optional(score),
  /** The content check doubted the words, or refused them where nothing may be refused; only for whoever supervises. */
  mark: z.optional(z.enum(['review', 'risky'])),
  /** Of work that was done: each round keeps its own. */
  completion: z.optional(completion),
})
export type TimelineItem = z.infer<typeof timelineItem>

/**
 * What stands in a photo's place by file id: `checking` while WeChat looks at it, `held` when it did not say yes (the
 * author and whoever handles the ticket see those), `refused` what nobody sees. Without link and tile it is not shown.
 */
export const photoTiles = z.record(z.string(), z.enum(['checking', 'held', 'refused']))

export const ticketView = z.extend(ticketCard, {
  communityId: documentId,
  text: z.string(),
  photoIds: z.array(z.string()),
  /** Temporary links by file id, issued after the permission check (design.md D7). */
  photoLinks: z.record(z.string(), z.string()),
  photoTiles,
  /** Masked for everybody who does not need them (domain.md §8); staff see the number by `reveal`. */
  reporter: z.object({ name: z.string(), phone: z.string() }),
  /** The caller may have the reporter's number shown. */
  mayReveal: z.boolean(),
  ownerPhone: z.string(),
  /** Whom staff call at the contractor firm; residents call the owner. */
  firm: z.optional(
    z.object({
      firmId: documentId,
      name: z.string(),
      contactName: z.string(),
      phone: z.string(),
      emergencyPhone: z.string(),
    }),
  ),
  clocks: z.array(clock),
  visitAt: z.optional(instant),
  visitFrom: z.optional(instant),
  doneAt: z.optional(instant),
  confirmedAt: z.optional(instant),
  reopenUntil: z.optional(instant),
  completion: z.optional(completion),
  rating: z.optional(rating),
  timeline: z.array(timelineItem),
  /** There when more lies before `timeline`: `ticket.earlier` shows it. */
  earlier: z.optional(z.string()),
  /** The moves the caller may make now: the buttons (design.md §3, one table for both). */
  moves: z.array(z.enum(MOVE_NAMES)),
  maySay: z.boolean(),
  mayRate: z.boolean(),
  version: z.int(),
})
export type TicketView = z.infer<typeof ticketView>
