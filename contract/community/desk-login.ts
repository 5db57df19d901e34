import * as z from 'zod/mini'
import { action, commandId, documentId, instant, optionalWords, refusal } from '../kit'
import { ANY_STAFF } from './who'

const LOGIN_ERRORS = {
  /** The login is unknown, used, refused or older than five minutes. Show a new code. */
  CODE_EXPIRED: { status: 410, data: refusal },
}
const CODE_ERRORS = {
  ...LOGIN_ERRORS,
  /** No computer shows this code, nor did one today. Read it again. */
  CODE_UNKNOWN: { status: 404, data: refusal },
  /** Ten wrong codes within five minutes: codes are not to be guessed. Wait five minutes. */
  TOO_MANY_TRIES: { status: 429, data: refusal },
}
/** A login as the browser that began it names it. */
const held = z.object({ loginId: documentId, secret: z.string().check(z.minLength(16), z.maxLength(128)) })

const session = z.object({
  sessionId: documentId,
  browser: z.string(),
  since: instant,
  until: instant,
  here: z.boolean(),
})

/** Staff sign-in at the desk (design.md D7): browser starts, phone confirms, browser collects a ticket once. */
export const deskLogin = {
  start: action({ who: ['anyone'], writes: true })
    .input(
      z.object({
        /** What the browser says it is ("Edge · Windows"), shown to the phone and in the list of computers. */
        browser: z._default(optionalWords(40), ''),
      }),
    )
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
    .output(z.object({ loginId: documentId, startedAt: instant, browser: z.string() })),
  confirm: action({ who: ANY_STAFF, writes: true })
    .errors(CODE_ERRORS)
    .input(z.object({ code: z.string().check(z.regex(/^\d{6}$/)) }))
    .output(z.object({ confirmed: z.literal(true) })),
  /** 不是我: ends the waiting code at once, for every phone. One already confirmed is ended among the computers. */
  refuse: action({ who: ANY_STAFF, writes: true })
    .errors(CODE_ERRORS)
    .input(z.object({ code: z.string().check(z.regex(/^\d{6}$/)) }))
    .output(z.object({ refused: z.literal(true) })),
  /** Polled by the browser; answers the custom-login ticket exactly once, and `refused` when a phone said 不是我. */
  collect: action({ who: ['anyone'], writes: true })
    .errors(LOGIN_ERRORS)
    .input(held)
    .output(z.object({ state: z.enum(['waiting', 'confirmed', 'refused']), ticket: z.optional(z.string()) })),
  /** The caller's computers that are signed in now. */
  sessions: action({ who: ['person'], writes: false, beforeConsent: true })
    .input(z.object({}))
    .output(z.object({ sessions: z.array(session), now: instant })),
  /** Ends one of them; this very one when none is named. */
  signOut: action({ who: ['person'], writes: true, beforeConsent: true })
    .input(z.object({ sessionId: z.optional(documentId) }))
    .output(z.object({ ended: z.literal(true) })),
  /** Ends all of them, from the phone or from any computer. */
  signOutEverywhere: action({ who: ['person'], writes: true, beforeConsent: true })
    .input(z.object({ commandId }))
    .output(z.object({ ended: z.literal(true) })),
}
