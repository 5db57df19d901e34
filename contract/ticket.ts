import * as z from 'zod/mini'
import { REVEALERS } from '../domain/community/privacy'
import { CATEGORIES } from '../domain/routing/taxonomy'
import { STATES } from '../domain/ticket/parts'
import { action, commandId, documentId, fileId, instant, optionalWords, photos, refusal, words } from './kit'
import { photoTiles, promiseView, score, ticketCard, ticketView, timelineItem } from './ticket-view'

export { ticketCard, type TicketCard, type TicketView, type TimelineItem } from './ticket-view'

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
/** Who accepts, or agrees a time. */
const VISITORS = ['handler', 'contractor', 'colleague', 'lead', 'dispatcher', 'supervisor'] as const
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
        photoTiles,
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
        /** With it `visitAt` is the end of a slot. */
        visitFrom: z.optional(instant),
        /** Going now: `visitAt` announces the arrival and is no agreed appointment (decisions/0019). */
        atOnce: z._default(z.boolean(), false),
      }),
    )
    .output(ticketView),
  assign: action({ who: ASSIGNERS, writes: true, deputies: true })
    .errors(STATE_ERRORS)
    .input(z.object({ ...command, toPersonId: documentId }))
    .output(ticketView),
  /** What a time can be agreed from: when whoever comes is on duty this week, and how late the caller may go. */
  visitTimes: action({ who: VISITORS, writes: false, deputies: true })
    .input(z.object({ ticketId: documentId }))
    .output(
      z.object({
        duty: z.array(z.object({ from: instant, to: instant })),
        /** A later one would move what was agreed before, which needs the lead (domain.md §3.3). */
        until: z.optional(instant),
        now: instant,
      }),
    ),
  /** Agrees the time of the visit after accepting, or moves it; later than what is due needs the lead. */
  appoint: action({
    who: ['handler', 'contractor', 'lead', 'dispatcher', 'supervisor'],
    writes: true,
    deputies: true,
  })
    .errors(STATE_ERRORS)
    .input(z.object({ ...command, visitAt: instant, visitFrom: z.optional(instant) }))
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

  /** Where one photo may be put, by PUT or wx.cloud.uploadFile; what lies there goes after a day (design.md D7). */
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
