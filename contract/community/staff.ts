import * as z from 'zod/mini'
import { ROLES } from '../../domain/community/roster'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { CATEGORIES } from '../../domain/routing/taxonomy'
import { action, commandId, documentId, instant, refusal, words } from '../kit'

/** ISO weekday, 1 = Monday. */
const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as 1 | 2 | 3 | 4 | 5 | 6 | 7)))
/** Minutes of the day; a shift whose `to` is not after its `from` ends on the next day. */
const minute = z.int().check(z.minimum(0), z.maximum(1440))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const shift = z.object({ weekday, from: minute, to: minute })
const shifts = z.array(shift).check(z.maxLength(21))
const exceptions = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('leave'), firstDay: day, lastDay: day }),
      z.object({
        kind: z.literal('swap'),
        day,
        shifts: z.array(z.object({ from: minute, to: minute })).check(z.maxLength(3)),
      }),
    ]),
  )
  .check(z.maxLength(100))
const terms = {
  department: z.enum(DEPARTMENTS),
  roles: z.array(z.enum(ROLES)).check(z.minLength(1), z.maxLength(8)),
  skills: z.array(z.enum(CATEGORIES)).check(z.maxLength(60)),
}
/** Of a contractor, and of nobody else: the firm. */
const ofFirm = { firmId: z.optional(documentId) }
/** As read out on the phone, in any case, or out of a link. */
const code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z]{8}$/))
const mobile = z.string().check(z.regex(/^1\d{10}$/))

const deputyship = z.object({
  id: documentId,
  deputyId: documentId,
  from: instant,
  /** Exclusive. */
  until: instant,
})

const member = z.object({
  personId: documentId,
  name: z.string(),
  phone: z.string(),
  ...terms,
  ...ofFirm,
  shifts,
  exceptions,
  deputyId: z.optional(documentId),
  /** Running and to come: while one runs, the deputy stands in and the member is away. */
  deputyships: z.array(deputyship),
  onDuty: z.boolean(),
})
export type StaffMemberView = z.infer<typeof member>
const invitation = z.object({
  invitationId: documentId,
  name: z.string(),
  department: z.enum(DEPARTMENTS),
  roles: z.array(z.enum(ROLES)),
  createdAt: instant,
  expiresAt: instant,
})

const INVITATION_ERRORS = {
  /** Unknown, used by somebody else, withdrawn, too old, or for another phone number; the sentence says which. */
  INVITATION_OVER: { status: 410, data: refusal },
  /** Ten wrong codes within five minutes: codes are not to be guessed. */
  TOO_MANY_TRIES: { status: 429, data: refusal },
}
const FORM_ERRORS = {
  /** Somebody saved since this form was loaded: load it again. Only forms send a version (design.md D3). */
  CHANGED_MEANWHILE: { status: 409, data: refusal },
  /** The community would have no administrator left. */
  LAST_ADMIN: { status: 409, data: refusal },
}
const HEADS = ['manager', 'admin'] as const
const PLANNERS = ['lead', 'supervisor', ...HEADS] as const
/** Whoever may be away and name who stands in; for others only the heads do. */
const NAMERS = ['duty_officer', ...PLANNERS] as const
/** Everybody who may stand in for somebody: our own people. */
const IN_HOUSE = ['colleague', 'dispatcher', 'finance', ...NAMERS] as const
const DEPUTY_ERRORS = {
  /** Somebody stands in for this span already; the sentence says who. End that first. */
  DEPUTY_NAMED: { status: 409, data: refusal },
}
const communityId = documentId

/** Who works here, as what, and when (domain.md §2). Roles are the person's own; the rota is the community's. */
export const staff = {
  list: action({ who: [...NAMERS, 'dispatcher'], writes: false })
    .input(z.object({ communityId }))
    .output(
      z.object({
        members: z.array(member),
        invitations: z.array(invitation),
        version: z.int(),
        now: instant,
      }),
    ),

  /** A code for one new colleague; with a phone number only that person may use it. */
  invite: action({ who: HEADS, writes: true })
    .input(
      z.object({
        commandId,
        communityId,
        name: words(30),
        phone: z.optional(mobile),
        ...terms,
        shifts,
        ...ofFirm,
      }),
    )
    .output(z.object({ code: z.string(), expiresAt: instant })),
  withdraw: action({ who: HEADS, writes: true })
    .errors(INVITATION_ERRORS)
    .input(z.object({ communityId, invitationId: documentId }))
    .output(z.object({ withdrawn: z.literal(true) })),
  lookInvitation: action({ who: ['wechat'], writes: false })
    .errors(INVITATION_ERRORS)
    .input(z.object({ code }))
    .output(
      z.object({
        communityName: z.string(),
        name: z.string(),
        department: z.enum(DEPARTMENTS),
        roles: z.array(z.enum(ROLES)),
        expiresAt: instant,
        /** The phone number must be verified first. */
        needsPhone: z.boolean(),
      }),
    ),
  join: action({ who: ['wechat'], writes: true })
    .errors(INVITATION_ERRORS)
    .input(z.object({ code }))
    .output(z.object({ communityId, communityName: z.string() })),

  /** Department, roles and skills of a colleague; access changes with the next call. */
  change: action({ who: HEADS, writes: true })
    .errors(FORM_ERRORS)
    .input(z.object({ commandId, communityId, personId: documentId, version: z.int(), ...terms }))
    .output(z.object({ version: z.int() })),
  /** Weekly shifts, leave and swaps, and who stands in. A lead plans the own department. */
  setRota: action({ who: PLANNERS, writes: true })
    .errors(FORM_ERRORS)
    .input(
      z.object({
        commandId,
        communityId,
        personId: documentId,
        version: z.int(),
        shifts,
        exceptions,
        deputyId: z.optional(documentId),
      }),
    )
    .output(z.object({ version: z.int() })),
  /**
   * Somebody stands in for a lead, supervisor, manager or duty officer from–until: gets what would go to them and may do
   * what rows with `deputies` open to them; ends by itself. For oneself, or by the heads for others.
   */
  nameDeputy: action({ who: NAMERS, writes: true })
    .errors(DEPUTY_ERRORS)
    .input(
      z.object({
        commandId,
        communityId,
        personId: documentId,
        deputyId: documentId,
        from: instant,
        until: instant,
      }),
    )
    .output(z.object({ deputyshipId: documentId })),
  /** On one's own phone: who stands in for the caller and for whom the caller does, running and to come. */
  myDeputies: action({ who: IN_HOUSE, writes: false })
    .input(z.object({ communityId }))
    .output(
      z.object({
        /** Only a lead, supervisor, manager or duty officer has somebody stand in for them. */
        mayName: z.boolean(),
        deputies: z.array(z.extend(deputyship, { name: z.string() })),
        standsIn: z.array(
          z.object({
            id: documentId,
            name: z.string(),
            department: z.enum(DEPARTMENTS),
            roles: z.array(z.enum(ROLES)),
            from: instant,
            until: instant,
          }),
        ),
        /** Who usually stands in, by the rota. */
        usual: z.optional(documentId),
        /** Whom the caller may ask; nobody when `mayName` is false. No numbers: this is no list of phones. */
        colleagues: z.array(
          z.object({
            personId: documentId,
            name: z.string(),
            department: z.enum(DEPARTMENTS),
            roles: z.array(z.enum(ROLES)),
            onDuty: z.boolean(),
          }),
        ),
        now: instant,
      }),
    ),
  /** Back early, or not away after all. */
  endDeputy: action({ who: NAMERS, writes: true })
    .input(z.object({ commandId, communityId, personId: documentId, deputyshipId: documentId }))
    .output(z.object({ ended: z.literal(true) })),
  /** Somebody leaves: no access from now on, out of the rota, open jobs go back to dispatch (domain.md §3.4). */
  end: action({ who: HEADS, writes: true })
    .errors(FORM_ERRORS)
    .input(z.object({ commandId, communityId, personId: documentId, reason: words(200) }))
    .output(z.object({ ended: z.literal(true), released: z.int() })),
}
