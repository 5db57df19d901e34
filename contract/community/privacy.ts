import * as z from 'zod/mini'
import { REQUEST_STATES } from '../../domain/community/home-request'
import { RELATIONS } from '../../domain/community/person'
import { ROLES } from '../../domain/community/roster'
import { CATEGORIES } from '../../domain/routing/taxonomy'
import { STATES } from '../../domain/ticket/parts'
import { action, commandId, instant, refusal } from '../kit'

const consent = z.object({ version: z.int(), at: instant, withdrawnAt: z.optional(instant) })
const score = z.int()

const person = z.object({
  name: z.string(),
  phone: z.string(),
  phoneVerifiedAt: z.optional(instant),
  homes: z.array(
    z.object({
      communityName: z.string(),
      unitLabel: z.string(),
      relation: z.enum(RELATIONS),
      boundAt: instant,
      endsAt: z.optional(instant),
    }),
  ),
  roles: z.array(z.object({ communityName: z.string(), role: z.enum(ROLES) })),
  consents: z.array(consent),
  computers: z.array(z.object({ browser: z.string(), since: instant, until: instant })),
  requests: z.array(
    z.object({
      communityName: z.string(),
      name: z.string(),
      phone: z.string(),
      place: z.string(),
      relation: z.enum(RELATIONS),
      reason: z.string(),
      askedAt: instant,
      state: z.enum(REQUEST_STATES),
      answer: z.optional(z.string()),
    }),
  ),
})
const ticket = z.object({
  number: z.string(),
  category: z.enum(CATEGORIES),
  place: z.string(),
  text: z.string(),
  /** Links that open the photos for an hour. */
  photos: z.array(z.string()),
  submittedAt: instant,
  state: z.enum(STATES),
  closedAt: z.optional(instant),
  rating: z.optional(z.object({ score, tags: z.array(z.string()), words: z.string(), at: instant })),
})
/** Something the person did on a ticket: confirmed, rated, reopened, cancelled, with what they said. */
const step = z.object({
  number: z.string(),
  at: instant,
  what: z.string(),
  text: z.optional(z.string()),
  score: z.optional(score),
  tags: z.optional(z.array(z.string())),
})
const message = z.object({ at: instant, text: z.string(), photos: z.array(z.string()) })

/** What people may do about their own data (domain.md §8; wechat.md §4.3). */
export const privacy = {
  /** Agrees to a version of the privacy notice, also as somebody whom nobody knows yet, and at a desk. */
  consent: action({ who: ['wechat', 'person'], writes: true, beforeConsent: true })
    .errors({
      /** Another version is in force by now: read it and agree to that. */
      NOTICE_CHANGED: { status: 409, data: refusal },
    })
    .input(z.object({ commandId, version: z.int() }))
    .output(consent),
  /** Takes it back, as easily as it was given. */
  withdrawConsent: action({ who: ['person'], writes: true, beforeConsent: true })
    .input(z.object({ commandId }))
    .output(z.object({ withdrawn: z.literal(true) })),
  /**
   * Everything kept about the caller, in parts of less than 1 MB: the person, then tickets, messages and what they did
   * on tickets page by page (`before` of the answer asks for the next); `history` holds the steps that long tickets
   * keep apart. Lines of the log about them: `community.audit.aboutMe`.
   */
  exportMine: action({ who: ['person'], writes: true, beforeConsent: true })
    .input(
      z.object({
        /** One for the whole export: it is logged once. */
        commandId,
        part: z.enum(['person', 'tickets', 'messages', 'steps', 'history']),
        before: z.optional(z.string().check(z.maxLength(80))),
      }),
    )
    .output(
      z.object({
        person: z.optional(person),
        tickets: z.optional(z.array(ticket)),
        messages: z.optional(z.array(message)),
        steps: z.optional(z.array(step)),
        before: z.optional(z.string()),
        now: instant,
      }),
    ),
  /**
   * Closes the account: homes end, name and number and identity go. Tickets stay as long as the law says, with nobody's
   * name. Whoever comes back is somebody new. Repeating it changes nothing.
   */
  deleteMine: action({ who: ['wechat'], writes: true, beforeConsent: true })
    .errors({
      /** A ticket of theirs is open: they could neither be called nor confirm. */
      OPEN_TICKETS: { status: 409, data: refusal },
      /** Works here: an administrator ends that first. */
      STILL_STAFF: { status: 409, data: refusal },
    })
    .input(
      z.object({
        commandId,
        /** Read what goes and what stays; false refuses. */
        sure: z.boolean(),
      }),
    )
    .output(z.object({ deleted: z.literal(true) })),
}
