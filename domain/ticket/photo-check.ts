import type { Standing } from '../community/access'
import { HOUR, MINUTE, type Instant } from '../kernel/instant'

/** What WeChat says of a picture or a text (wechat.md §5); `unchecked`: it could not be asked, or never answered. */
export type Verdict = 'pass' | 'review' | 'risky' | 'unchecked'

/**
 * What is known of one kept photo; a document of its own, so that neither the ticket nor its messages are written when
 * WeChat answers (decisions/0031).
 */
export type PhotoCheck = {
  _id: string
  version: number
  ticketId: string
  /** The kept file. */
  photo: string
  /** Who uploaded it. */
  by: string
  keptAt: Instant
  /** `pending` until WeChat has answered, or has been given up on. */
  state: 'pending' | Verdict
  /** How often WeChat was asked. */
  tries: number
  /** What WeChat called our questions; its answer names one of them. */
  traces: string[]
  /** When the timer has something to do with it; absent when there is nothing. */
  dueAt?: Instant
}

/** WeChat answers within so long (wechat.md §5); after that it is asked again. */
const ANSWER_WITHIN = 30 * MINUTE
/** It could not be asked at all. */
const AGAIN_AFTER = 10 * MINUTE
/** After these questions nobody waits any more. */
export const MOST_TRIES = 4

/** How bad an answer is: of several the worst stands, in whatever order they come. */
const RANK: Record<PhotoCheck['state'], number> = { pending: 0, unchecked: 1, pass: 2, review: 3, risky: 4 }

const next = (check: PhotoCheck, change: Partial<PhotoCheck>, dueAt?: Instant): PhotoCheck => {
  const { dueAt: _past, ...rest } = check
  return { ...rest, ...change, version: check.version + 1, ...(dueAt !== undefined && { dueAt }) }
}

type Kept = Pick<PhotoCheck, '_id' | 'ticketId' | 'photo' | 'by' | 'keptAt'>

/** A photo that has just been kept; without anybody who could be asked it is unchecked from the beginning. */
export const beginCheck = (kept: Kept, canAsk: boolean): PhotoCheck => ({
  ...kept,
  version: 1,
  state: canAsk ? 'pending' : 'unchecked',
  tries: 0,
  traces: [],
  ...(canAsk && { dueAt: kept.keptAt }),
})

/** WeChat took the question and called it `trace`. */
export const asked = (check: PhotoCheck, trace: string, at: Instant): PhotoCheck =>
  next(
    check,
    { tries: check.tries + 1, traces: [...check.traces, trace] },
    check.state === 'pending' ? at + ANSWER_WITHIN : check.dueAt,
  )

/** WeChat could not be asked; it is asked again, or given up on. */
export const notAsked = (check: PhotoCheck, at: Instant): PhotoCheck =>
  next(check, { tries: check.tries + 1 }, check.state === 'pending' ? at + AGAIN_AFTER : check.dueAt)

/** Nobody waits for an answer any more. One that comes after all still counts. */
export const giveUp = (check: PhotoCheck): PhotoCheck | undefined =>
  check.state === 'pending' ? next(check, { state: 'unchecked' }) : undefined

/** The picture could not be fetched by WeChat: nothing was decided, so it is asked again at once. */
export const askAgain = (check: PhotoCheck, at: Instant): PhotoCheck | undefined =>
  check.state === 'pending' ? next(check, {}, at) : undefined

/** What WeChat said; undefined when nothing changes. Of a risky picture the file is to go, which is due at once. */
export const judged = (
  check: PhotoCheck,
  verdict: Exclude<Verdict, 'unchecked'>,
  at: Instant,
): PhotoCheck | undefined => {
  if (RANK[check.state] >= RANK[verdict]) return undefined
  return next(check, { state: verdict }, verdict === 'risky' ? at : undefined)
}

/** The same picture came once more: what is not to be shown must not lie there again. */
export const keptAgain = (check: PhotoCheck, at: Instant): PhotoCheck | undefined =>
  check.state === 'risky' ? next(check, {}, at) : undefined

/** Long after the call that keeps a photo has ended: what names no ticket by then belongs to a report that was refused. */
const TICKET_WITHIN = 10 * MINUTE

/** Its ticket is not there: when to look again, or nothing when it never comes. */
export const withoutTicket = (check: PhotoCheck, at: Instant): PhotoCheck | undefined =>
  at < check.keptAt + TICKET_WITHIN ? next(check, {}, check.keptAt + TICKET_WITHIN) : undefined

/** Its file is gone, or there is nothing left to do. */
export const settled = (check: PhotoCheck): PhotoCheck => next(check, {})

/** What a reader is shown in a photo's place. */
export type PhotoTile = 'checking' | 'held' | 'refused'

/** Those who work on it, and those who give the work out and must see what it is (wechat.md §5: assigned staff). */
const HANDLING: readonly Standing[] = ['handler', 'contractor', 'lead', 'dispatcher', 'duty_officer']

type Viewer = { personId: string; side: 'resident' | 'staff'; standings: readonly Standing[] }

/** What one reader sees of a photo; 'nothing' when not even that it was there. */
export const photoFor = (
  check: Pick<PhotoCheck, 'state' | 'by'> | undefined,
  viewer: Viewer,
): 'picture' | PhotoTile | 'nothing' => {
  // Whatever has no document has not been looked at.
  const { state = 'unchecked', by = '' } = check ?? {}
  if (state === 'pass') return 'picture'
  const own = by === viewer.personId
  if (state === 'risky') return own || viewer.side === 'staff' ? 'refused' : 'nothing'
  if (own || viewer.standings.some((standing) => HANDLING.includes(standing))) return 'picture'
  return state === 'pending' ? 'checking' : 'held'
}

/** An answer of WeChat that names no question of ours is kept so long. */
export const VERDICT_KEPT = 3 * HOUR
