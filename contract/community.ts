import * as z from 'zod/mini'
import { DEPARTMENTS } from '../domain/kernel/department'
import { ROLES } from '../domain/community/roster'
import { RELATIONS } from '../domain/community/person'
import { action, documentId, instant, refusal } from './kit'

const home = z.object({
  householdId: documentId,
  unitId: documentId,
  communityId: documentId,
  communityName: z.string(),
  unitLabel: z.string(),
  relation: z.enum(RELATIONS),
  dutyPhone: z.string(),
})
const role = z.object({
  communityId: documentId,
  communityName: z.string(),
  role: z.enum(ROLES),
  department: z.optional(z.enum(DEPARTMENTS)),
})

/** Who the caller is to us; `personId` absent for a WeChat identity that nobody bound yet. */
export const whoAmI = z.object({
  personId: z.optional(documentId),
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  homes: z.array(home),
  roles: z.array(role),
  now: instant,
})
export type WhoAmI = z.infer<typeof whoAmI>

const LOGIN_ERRORS = {
  /** The code is unknown, used or older than five minutes. Show a new one. */
  CODE_EXPIRED: { status: 410, data: refusal },
}
const CODE_ERRORS = {
  ...LOGIN_ERRORS,
  /** Ten wrong codes within five minutes: codes are not to be guessed. Wait five minutes. */
  TOO_MANY_TRIES: { status: 429, data: refusal },
}
/** Whoever has a role of staff in any community may sign in at a desk. */
const ANY_STAFF = [
  'colleague',
  'lead',
  'dispatcher',
  'duty_officer',
  'supervisor',
  'manager',
  'finance',
  'admin',
] as const

export const communityContract = {
  me: action({ who: ['anyone', 'person'], writes: false })
    .input(z.object({}))
    .output(whoAmI),

  /** Staff sign-in at the desk (design.md D7): browser starts, phone confirms, browser collects a ticket once. */
  deskLogin: {
    start: action({ who: ['anyone'], writes: true })
      .input(z.object({}))
      .output(z.object({ loginId: documentId, secret: z.string(), code: z.string(), expiresAt: instant })),
    /** What the phone shows before confirming: which browser asks, and since when. */
    look: action({ who: ANY_STAFF, writes: false })
      .errors(CODE_ERRORS)
      .input(z.object({ code: z.string().check(z.regex(/^\d{6}$/)) }))
      .output(z.object({ loginId: documentId, startedAt: instant })),
    confirm: action({ who: ANY_STAFF, writes: true })
      .errors(CODE_ERRORS)
      .input(z.object({ code: z.string().check(z.regex(/^\d{6}$/)) }))
      .output(z.object({ confirmed: z.literal(true) })),
    /** Polled by the browser; answers the custom-login ticket exactly once. */
    collect: action({ who: ['anyone'], writes: true })
      .errors(LOGIN_ERRORS)
      .input(z.object({ loginId: documentId, secret: z.string().check(z.minLength(16), z.maxLength(128)) }))
      .output(z.object({ state: z.enum(['waiting', 'confirmed']), ticket: z.optional(z.string()) })),
  },

  /** Who is in which department and on duty at this moment; for assigning and for the supervisor. */
  onDuty: action({
    who: ['colleague', 'lead', 'dispatcher', 'duty_officer', 'supervisor', 'manager', 'admin'],
    writes: false,
  })
    .input(z.object({ communityId: documentId, department: z.optional(z.enum(DEPARTMENTS)) }))
    .output(
      z.object({
        now: instant,
        members: z.array(
          z.object({
            personId: documentId,
            name: z.string(),
            department: z.enum(DEPARTMENTS),
            role: z.enum(ROLES),
            onDuty: z.boolean(),
            phone: z.string(),
          }),
        ),
      }),
    ),
}
