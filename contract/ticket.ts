import * as z from 'zod/mini'
import { REVEALERS } from '../domain/community/privacy'
import { DEPARTMENTS } from '../domain/kernel/department'
import { CATEGORIES, KINDS } from '../domain/routing/taxonomy'
import { CLOCK_NAMES } from '../domain/sla/policy'
import { MOVES, type Move } from '../domain/ticket/moves'
import { STATES } from '../domain/ticket/parts'
import { action, commandId, documentId, fileId, instant, optionalWords, photos, refusal, words } from './kit'

const MOVE_NAMES = Object.keys(MOVES) as [Move, ...Move[]]
const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

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
const timelineItem = z.object({
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
  score: z.optional(score),
  /** Of work that was done: each round keeps its own. */
  completion: z.optional(completion),
})
export type TimelineItem = z.infer<typeof timelineItem>

export const ticketView = z.extend(ticketCard, {
  communityId: documentId,
  text: z.string(),
  photoIds: z.array(z.string()),
  /** Temporary links by file id, issued after the permission check (design.md D7). */
  photoLinks: z.record(z.string(), z.string()),
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

const command = { ticketId: documentId, commandId }
const STATE_ERRORS = {
  /** The table of moves has no such move from where the ticket stands; the screen is old. */
  WRONG_STATE: { status: 409, data: z.extend(refusal, { state: z.enum(STATES) }) },
  /** A colleague was first; `by` says who has it. */
  ALREADY_ACCEPTED: { status: 409, data: z.extend(refusal, { by: z.string() }) },
  /** Nobody handles a ticket about themselves or their own home (domain.md §2). */
  OWN_MATTER: { status: 403, data: refusal },
  /** The term has passed (reopening: the policy's days after confirmation). */
  TOO_LATE: { status: 409, data: refusal },
}
const PHOTO_ERRORS = {
  /** A photo is missing, too large or not a picture; `field` names which. The others are kept. */
  PHOTO_REFUSED: { status: 400, data: refusal },
}
const RESIDENT = ['reporter', 'household'] as const
const STAFF = [
  'handler',
  'contractor',
  'colleague',
  'lead',
  'dispatcher',
  'duty_officer',
  'supervisor',
  'manager',
] as const
const READERS = [...RESIDENT, ...STAFF] as const
const ASSIGNERS = ['lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager'] as const

const submitted = z.object({
  ticketId: documentId,
  number: z.string(),
  promise: promiseView,
  dutyPhone: z.string(),
})

export const ticketContract = {
  /** One tap: category and home; everything else has a default (domain.md §3.1). The same commandId is one ticket. */
  submit: action({ who: ['home_member'], writes: true })
    .errors(PHOTO_ERRORS)
    .input(
      z.object({
        commandId,
        householdId: documentId,
        category: z.enum(CATEGORIES),
        /** "It is dangerous now": makes it an emergency where taxonomy.csv has a condition for it. */
        urgent: z._default(z.boolean(), false),
        text: z._default(optionalWords(1000), ''),
        photos: z._default(photos, []),
        /** Absent: the caller's home. */
        publicPlace: z.optional(words(60)),
      }),
    )
    .output(submitted),

  /**
   * Something in a public area, by anybody with a verified number: no home is needed (domain.md §2), and whoever reports
   * can be called back. The same commandId is one ticket.
   */
  submitPublic: action({ who: ['person'], writes: true })
    .errors(PHOTO_ERRORS)
    .input(
      z.object({
        commandId,
        communityId: documentId,
        category: z.enum(CATEGORIES),
        urgent: z._default(z.boolean(), false),
        text: z._default(optionalWords(1000), ''),
        photos: z._default(photos, []),
        publicPlace: words(60),
      }),
    )
    .output(submitted),

  get: action({ who: READERS, writes: false, deputies: true })
    .input(z.object({ ticketId: documentId }))
    .output(ticketView),

  /** What lies before the `timeline` of a view or of the last such page, oldest first; `before` is its `earlier`. */
  earlier: action({ who: READERS, writes: false, deputies: true })
    .input(
      z.object({
        ticketId: documentId,
        before: z.string().check(z.regex(/^\d{1,9}\.\d{1,16}\.[\w-]{1,64}$/)),
      }),
    )
    .output(
      z.object({
        timeline: z.array(timelineItem),
        photoLinks: z.record(z.string(), z.string()),
        earlier: z.optional(z.string()),
      }),
    ),

  /** The caller's lists; `before` is the cursor that the last page gave. */
  list: action({ who: ['person'], writes: false })
    .input(
      z.object({
        /** mine: reported by my household, or by me in public without a home · jobs: owned by me · offered: my departments' jobs nobody has accepted. */
        box: z.enum(['mine', 'jobs', 'offered']),
        open: z._default(z.boolean(), true),
        before: z.optional(z.string().check(z.maxLength(80))),
        limit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 20),
      }),
    )
    .output(z.object({ cards: z.array(ticketCard), before: z.optional(z.string()), now: instant })),

  accept: action({ who: ['handler', 'contractor', 'colleague', 'lead'], writes: true, deputies: true })
    .errors(STATE_ERRORS)
    .input(
      z.object({
        ...command,
        visitAt: z.optional(instant),
        /** Going now: `visitAt` announces the arrival and is no agreed appointment (decisions/0019). */
        atOnce: z._default(z.boolean(), false),
      }),
    )
    .output(ticketView),
  assign: action({ who: ASSIGNERS, writes: true, deputies: true })
    .errors(STATE_ERRORS)
    .input(z.object({ ...command, toPersonId: documentId }))
    .output(ticketView),
  /** Agrees the time of the visit after accepting, or moves it; later than what is due needs the lead. */
  appoint: action({
    who: ['handler', 'contractor', 'lead', 'dispatcher', 'supervisor'],
    writes: true,
    deputies: true,
  })
    .errors(STATE_ERRORS)
    .input(z.object({ ...command, visitAt: instant }))
    .output(ticketView),
  /**
   * To a contractor firm that serves the category; it comes, and the owner stays answerable: the one named, else who owns
   * the ticket now. Clocks go on (domain.md §2).
   */
  assignFirm: action({ who: ASSIGNERS, writes: true, deputies: true })
    .errors({
      ...STATE_ERRORS,
      /** Its contract has not begun, is over, or it was removed. */
      FIRM_OVER: { status: 409, data: refusal },
    })
    .input(z.object({ ...command, firmId: documentId, ownerId: z.optional(documentId) }))
    .output(ticketView),
  setOut: action({ who: ['handler', 'contractor'], writes: true })
    .errors(STATE_ERRORS)
    .input(z.object(command))
    .output(ticketView),
  arrive: action({ who: ['handler', 'contractor'], writes: true })
    .errors(STATE_ERRORS)
    .input(z.object(command))
    .output(ticketView),
  finish: action({ who: ['handler', 'contractor'], writes: true })
    .errors({ ...STATE_ERRORS, ...PHOTO_ERRORS })
    .input(
      z.object({
        ...command,
        cause: words(100),
        materials: z._default(optionalWords(200), ''),
        minutes: z.int().check(z.minimum(1), z.maximum(7 * 24 * 60)),
        words: z._default(optionalWords(1000), ''),
        photos: z._default(photos, []),
      }),
    )
    .output(ticketView),
  confirm: action({ who: RESIDENT, writes: true })
    .errors(STATE_ERRORS)
    .input(z.object(command))
    .output(ticketView),
  rate: action({ who: RESIDENT, writes: true })
    .errors(STATE_ERRORS)
    .input(
      z.object({
        ...command,
        score,
        tags: z._default(z.array(words(12)).check(z.maxLength(6)), []),
        words: z._default(optionalWords(500), ''),
      }),
    )
    .output(ticketView),
  cancel: action({ who: RESIDENT, writes: true })
    .errors(STATE_ERRORS)
    .input(z.object({ ...command, reason: z._default(optionalWords(200), '') }))
    .output(ticketView),
  /** Also how a resident refuses "done": the work goes on with the same owner and the original clock. */
  reopen: action({ who: RESIDENT, writes: true })
    .errors(STATE_ERRORS)
    .input(z.object({ ...command, reason: words(500) }))
    .output(ticketView),
  /** A message in the thread; the first one of staff meets the reply clock (domain.md §3.3). */
  say: action({ who: READERS, writes: true, deputies: true })
    .errors({ ...STATE_ERRORS, ...PHOTO_ERRORS })
    .input(
      z.object({ ...command, text: z._default(optionalWords(1000), ''), photos: z._default(photos, []) }),
    )
    .output(ticketView),

  /**
   * The reporter's name and number in full, for whoever works on the ticket while it is open (domain.md §8). Leaves one
   * line a person, ticket and day in the log, which the reporter can read.
   */
  reveal: action({ who: REVEALERS, writes: true, deputies: true })
    .errors({
      /** The ticket is closed: nobody needs the number any more. */
      TICKET_CLOSED: { status: 409, data: refusal },
    })
    .input(z.object(command))
    .output(z.object({ name: z.string(), phone: z.string() })),

  /** Where a browser may put one photo; on the phone wx.cloud.uploadFile does it (design.md D7). */
  offerUpload: action({ who: ['person'], writes: false })
    .input(z.object({ name: z.string().check(z.regex(/^[0-9A-Za-z_-]{8,64}\.(jpg|jpeg|png|webp)$/)) }))
    .output(
      z.object({
        fileId,
        url: z.string(),
        headers: z.record(z.string(), z.string()),
      }),
    ),
}
