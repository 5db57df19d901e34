import * as z from 'zod/mini'
import { action, documentId, instant, refusal } from '../kit'
import { ANY_STAFF } from './who'

const LOGIN_ERRORS = {
  /** The code is unknown, used or older than five minutes. Show a new one. */
  CODE_EXPIRED: { status: 410, data: refusal },
}
const CODE_ERRORS = {
  ...LOGIN_ERRORS,
  /** Ten wrong codes within five minutes: codes are not to be guessed. Wait five minutes. */
  TOO_MANY_TRIES: { status: 429, data: refusal },
}
/** A login as the browser that began it names it. */
const held = z.object({ loginId: documentId, secret: z.string().check(z.minLength(16), z.maxLength(128)) })

/** Staff sign-in at the desk (design.md D7): browser starts, phone confirms, browser collects a ticket once. */
export const deskLogin = {
  start: action({ who: ['anyone'], writes: true })
    .input(z.object({}))
    .output(z.object({ loginId: documentId, secret: z.string(), code: z.string(), expiresAt: instant })),
  /**
   * The mini-program code that a phone scans to confirm, as a data URL of at most 200 kB. Absent when WeChat cannot draw
   * one, and for the fourth time of asking: the six digits serve as well.
   */
  picture: action({ who: ['anyone'], writes: true })
    .errors(LOGIN_ERRORS)
    .input(held)
    .output(z.object({ picture: z.optional(z.string()) })),
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
    .input(held)
    .output(z.object({ state: z.enum(['waiting', 'confirmed']), ticket: z.optional(z.string()) })),
}
