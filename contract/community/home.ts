import * as z from 'zod/mini'
import { NUMBER_MATCHES, REQUEST_STATES } from '../../domain/community/home-request'
import { INVITED_RELATIONS } from '../../domain/community/invitation'
import { RELATIONS } from '../../domain/community/person'
import { action, commandId, documentId, instant, refusal, words } from '../kit'

/** What the getPhoneNumber button gave: one use, five minutes (wechat.md §4.1). */
const phoneCode = z.string().check(z.minLength(1), z.maxLength(512))
/** Eight letters and digits as read out on the phone, in any case, or out of a link. */
const invitationCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{8}$/))
const personName = words(30)

const foundHome = z.object({
  householdId: documentId,
  communityId: documentId,
  communityName: z.string(),
  unitLabel: z.string(),
  relation: z.enum(RELATIONS),
  /** Already theirs. */
  bound: z.boolean(),
})
export type FoundHome = z.infer<typeof foundHome>

const PHONE_ERRORS = {
  /** WeChat does not know the code (any more). Tap the button again. */
  PHONE_CODE: { status: 409, data: refusal },
  /** WeChat did not answer. Try again. */
  PHONE_UNAVAILABLE: { status: 503, data: refusal },
}
const INVITATION_ERRORS = {
  /** Unknown, used by somebody else, withdrawn or too old; the sentence says which. Ask for a new one. */
  INVITATION_OVER: { status: 410, data: refusal },
  /** Ten wrong codes within five minutes: codes are not to be guessed. */
  TOO_MANY_TRIES: { status: 429, data: refusal },
}
const DECIDED_ERRORS = {
  /** A colleague was first; the request as it stands is to be loaded again. */
  ALREADY_DECIDED: { status: 409, data: z.extend(refusal, { by: z.string() }) },
}
const LIMIT_ERRORS = {
  /** There are as many open ones as there may be; the sentence says what to do. */
  TOO_MANY: { status: 409, data: refusal },
}

const member = z.object({
  personId: documentId,
  /** Full for oneself, else masked: "李*明" (domain.md §8). */
  name: z.string(),
  phone: z.string(),
  relation: z.enum(RELATIONS),
  boundAt: instant,
  endsAt: z.optional(instant),
  me: z.boolean(),
  /** May be removed by the caller. */
  removable: z.boolean(),
  /** Which household: the home asked about, or a tenancy of the same unit. */
  householdId: documentId,
})
export type HomeMember = z.infer<typeof member>

const openInvitation = z.object({
  invitationId: documentId,
  relation: z.enum(INVITED_RELATIONS),
  createdAt: instant,
  expiresAt: instant,
  leaseEndsAt: z.optional(instant),
})

const request = z.object({
  requestId: documentId,
  communityId: documentId,
  communityName: z.string(),
  name: z.string(),
  phone: z.string(),
  place: z.string(),
  relation: z.enum(RELATIONS),
  reason: z.string(),
  askedAt: instant,
  state: z.enum(REQUEST_STATES),
  decision: z.optional(z.object({ byName: z.string(), at: instant, sentence: z.string() })),
})
export type HomeRequestView = z.infer<typeof request>

const shortMember = z.object({ name: z.string(), relation: z.enum(RELATIONS) })
const applicant = z.object({
  /** The verified number is registered there, another one is for somebody of that name, or neither. */
  number: z.enum(NUMBER_MATCHES),
  /** That entry has the applicant's name. */
  sameName: z.boolean(),
  /** Whose entry it is, the name masked. */
  member: z.optional(shortMember),
})
export type Applicant = z.infer<typeof applicant>

/** Offices that look after who lives where (客服前台 and those above). */
const FRONT_DESK = ['dispatcher', 'supervisor', 'manager', 'admin'] as const

/** Binding a home (domain.md §2): phone number found in the register, invitation by an owner, request to the front desk. */
export const home = {
  /** Communities that are open, with the number to call, for those who have no home yet. */
  communities: action({ who: ['anyone'], writes: false })
    .input(z.object({}))
    .output(
      z.object({
        communities: z.array(z.object({ communityId: documentId, name: z.string(), dutyPhone: z.string() })),
        /** None is open yet, and somebody is setting one up. */
        preparing: z.optional(z.literal(true)),
      }),
    ),

  /** Has WeChat vouch for the caller's phone number and looks it up in the register. */
  findByPhone: action({ who: ['wechat'], writes: true })
    .errors(PHONE_ERRORS)
    .input(z.object({ code: phoneCode }))
    .output(z.object({ phone: z.string(), homes: z.array(foundHome) })),
  /** Binds homes that the register has under the caller's verified number. */
  bindFound: action({ who: ['person'], writes: true })
    .input(z.object({ householdIds: z.array(documentId).check(z.minLength(1), z.maxLength(20)) }))
    .output(z.object({ bound: z.array(foundHome) })),

  /** A code for one person to join; a tenant's comes with the end of the lease and starts a household of its own. */
  invite: action({ who: ['home_owner'], writes: true })
    .errors(LIMIT_ERRORS)
    .input(
      z.object({
        commandId,
        householdId: documentId,
        relation: z.enum(INVITED_RELATIONS),
        leaseEndsAt: z.optional(instant),
      }),
    )
    .output(z.object({ code: z.string(), expiresAt: instant })),
  withdrawInvitation: action({ who: ['home_owner'], writes: true })
    .errors(INVITATION_ERRORS)
    .input(z.object({ householdId: documentId, invitationId: documentId }))
    .output(z.object({ withdrawn: z.literal(true) })),
  /** What somebody who got a code sees before joining. */
  lookInvitation: action({ who: ['wechat'], writes: false })
    .errors(INVITATION_ERRORS)
    .input(z.object({ code: invitationCode }))
    .output(
      z.object({
        communityName: z.string(),
        unitLabel: z.string(),
        relation: z.enum(INVITED_RELATIONS),
        inviter: z.string(),
        expiresAt: instant,
        leaseEndsAt: z.optional(instant),
        joined: z.boolean(),
      }),
    ),
  join: action({ who: ['wechat'], writes: true })
    .errors(INVITATION_ERRORS)
    .input(z.object({ code: invitationCode, name: personName }))
    .output(z.object({ householdId: documentId, unitLabel: z.string() })),

  /** Asks the front desk, who see the verified number. */
  request: action({ who: ['person'], writes: true })
    .errors(LIMIT_ERRORS)
    .input(
      z.object({
        commandId,
        communityId: documentId,
        name: personName,
        place: words(60),
        relation: z.enum(RELATIONS),
        reason: words(200),
      }),
    )
    .output(request),
  /** The caller's own requests, newest first. */
  myRequests: action({ who: ['person'], writes: false })
    .input(z.object({}))
    .output(z.object({ requests: z.array(request) })),
  withdrawRequest: action({ who: ['person'], writes: true })
    .errors(DECIDED_ERRORS)
    .input(z.object({ requestId: documentId }))
    .output(request),

  /** The front desk's list: waiting ones oldest first, the others newest first; names and numbers masked. */
  requests: action({ who: FRONT_DESK, writes: false })
    .input(
      z.object({
        communityId: documentId,
        state: z._default(z.enum(REQUEST_STATES), 'waiting'),
        before: z.optional(z.string().check(z.maxLength(80))),
      }),
    )
    .output(z.object({ requests: z.array(request), before: z.optional(z.string()), now: instant })),
  /**
   * Who asks, in full, while the request waits: whoever decides may have to call them, or see their papers. One line a
   * person, request and day in the log, which the applicant reads.
   */
  revealRequest: action({ who: FRONT_DESK, writes: true })
    .errors(DECIDED_ERRORS)
    .input(z.object({ commandId, communityId: documentId, requestId: documentId }))
    .output(z.object({ name: z.string(), phone: z.string() })),
  /** Approves into a household of the community, or refuses; always with a sentence for the person who asked. */
  decideRequest: action({ who: FRONT_DESK, writes: true })
    .errors(DECIDED_ERRORS)
    .input(
      z.object({
        commandId,
        communityId: documentId,
        requestId: documentId,
        /** Into this household; absent refuses. */
        householdId: z.optional(documentId),
        relation: z.optional(z.enum(RELATIONS)),
        endsAt: z.optional(instant),
        sentence: words(200),
      }),
    )
    .output(request),
  /**
   * Households of a place in words ("3-2-1201"), for the clerk who decides; with a waiting request also how its person
   * stands in the register there, so that the clerk needs neither number.
   */
  findPlaces: action({ who: FRONT_DESK, writes: false })
    .input(z.object({ communityId: documentId, place: words(60), requestId: z.optional(documentId) }))
    .output(
      z.object({
        places: z.array(
          z.object({
            householdId: documentId,
            unitLabel: z.string(),
            kind: z.enum(['owner_occupied', 'let', 'vacant', 'developer']),
            /** Masked: "李*明". */
            members: z.array(shortMember),
            applicant: z.optional(applicant),
          }),
        ),
      }),
    ),

  /** Who belongs to the home now, and which invitations wait; invitations are shown to owners only. */
  members: action({ who: ['home_member'], writes: false })
    .input(z.object({ householdId: documentId }))
    .output(z.object({ members: z.array(member), invitations: z.array(openInvitation), now: instant })),
  /** An owner ends somebody's binding to their home, or to a tenancy of the same unit. */
  remove: action({ who: ['home_owner'], writes: true })
    .input(z.object({ householdId: documentId, personId: documentId, boundTo: z.optional(documentId) }))
    .output(z.object({ removed: z.literal(true) })),
  /** The caller gives up a home of theirs. */
  leave: action({ who: ['home_member'], writes: true })
    .input(z.object({ householdId: documentId }))
    .output(z.object({ left: z.literal(true) })),

  /**
   * Moving out: ends a household and everybody's binding to it, and starts the next tenure of the unit. The new one
   * sees nothing of the former (domain.md §2).
   */
  handOver: action({ who: FRONT_DESK, writes: true })
    .errors({
      /** The household ended already, by somebody else's hand. */
      ALREADY_ENDED: { status: 409, data: refusal },
    })
    .input(
      z.object({
        commandId,
        communityId: documentId,
        householdId: documentId,
        next: z.enum(['owner_occupied', 'let', 'vacant', 'developer']),
      }),
    )
    .output(z.object({ householdId: documentId, ended: z.int() })),
}
