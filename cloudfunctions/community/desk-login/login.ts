import { createHash, timingSafeEqual } from 'node:crypto'
import { DAY, type Instant } from '../../../domain/kernel/instant'
import type { Document } from '../../_kit/store/store'
import { command, list, removeAll } from '../../_kit/store/store'

export const LOGIN_LIFE_MS = 5 * 60_000

/** One sign-in of a browser at a desk: begun by the browser, confirmed by a phone, collected by the browser once. */
export type DeskLogin = Document & {
  /** The browser alone knows the secret; the code is for eyes and phones. */
  secretHash: string
  code: string
  /** What the browser says it is. */
  browser?: string
  createdAt: Instant
  expiresAt: Instant
  confirmedBy?: string
  confirmedAt?: Instant
  collectedAt?: Instant
  /** Somebody said that it is not theirs: nobody confirms it any more. */
  refusedBy?: string
  refusedAt?: Instant
  /** How often its picture was asked for. */
  pictures?: number
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** True when this browser began the login; takes as long for a near miss as for a far one. */
export const isHeldBy = (login: DeskLogin, secret: string): boolean =>
  timingSafeEqual(Buffer.from(login.secretHash, 'hex'), Buffer.from(hashOf(secret), 'hex'))

/** Logins under a code that have not expired. */
export const liveLogins = (code: string, now: Instant): Promise<DeskLogin[]> =>
  list<DeskLogin>({
    collection: 'desk_logins',
    index: 'byCode',
    equals: { code },
    range: { field: 'expiresAt', condition: command.gt(now) },
    limit: 2,
  })

/** Whether a login of this or the last day had the code: it is old then, and not mistyped. */
export const wasLogin = async (code: string): Promise<boolean> =>
  (await list<DeskLogin>({ collection: 'desk_logins', index: 'byCode', equals: { code }, limit: 1 })).length >
  0

/** Logins are of no use once expired; each new one sweeps those of the days before away. */
export const forgetOldLogins = (now: Instant): Promise<number> =>
  removeAll({
    collection: 'desk_logins',
    index: 'expired',
    equals: {},
    range: { field: 'expiresAt', condition: command.lt(now - DAY) },
  })

/**
 * The login that a code stands for. Two that drew the same code in the same instant are both none: better a new code
 * than somebody signed in at the wrong desk.
 */
export const loginOf = async (code: string, now: Instant): Promise<DeskLogin | undefined> => {
  const [login, ...others] = await liveLogins(code, now)
  return others.length === 0 ? login : undefined
}
