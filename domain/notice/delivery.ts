import { DAY, HOUR, type Instant, MINUTE } from '../kernel/instant'
import type { NoticeKind, NoticeWords, Side } from './notice'

/** Ways to reach a person outside the app. The inbox is not one of them: it is the truth (design.md D4). */
export type Channel = 'employee' | 'subscribe'

/** Staff: 用工关系 message first, then a one-time subscribe message; residents: subscribe message (wechat.md §3.3). */
const CHANNELS: Record<Side, readonly Channel[]> = {
  staff: ['employee', 'subscribe'],
  resident: ['subscribe'],
}

/** 'refused' is final for the channel; 'passing' may go through later. */
export type Outcome = 'sent' | 'refused' | 'passing'
export type Attempt = { at: Instant; channel: Channel; outcome: Outcome; code?: number | string }

export type DeliveryState =
  | 'due'
  | 'sent'
  /** The ladder's seven days are over. */
  | 'failed'
  /** No channel is open to this person; the inbox has it. */
  | 'inbox_only'
  /** Nobody could be told: kept so that a person sees what never arrived. */
  | 'nobody'

/** One notice for one person. `_id` derives from document, notice and person, so there is never a second one. */
export type Delivery = {
  _id: string
  version: number
  communityId: string
  source: { collection: string; id: string; noticeId: string }
  ticketId?: string
  personId: string
  side: Side
  kind: NoticeKind
  words: NoticeWords
  urgent: boolean
  /** When that happened which the notice tells of. */
  at: Instant
  state: DeliveryState
  createdAt: Instant
  /** When the next run looks at it; absent once the state is final. */
  dueAt?: Instant
  /** A run holds it until then; `dueAt` waits with it. */
  leasedUntil?: Instant
  attempts: Attempt[]
}

/** Longer than a run may last (60 s), so that a lease ends only with its run dead. */
const LEASE = 70_000

/** After the first attempt: 1 min, 5 min, 30 min, 2 h, 6 h, then daily for 7 days (design.md D4), since creation. */
const RUNGS = [
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  ...Array.from({ length: 7 }, (_, day) => (day + 1) * DAY),
]

/** When to try again, or undefined when the ladder is at its end. A late run skips the rungs it slept through. */
export const nextRung = (createdAt: Instant, now: Instant): Instant | undefined => {
  const rung = RUNGS.find((offset) => createdAt + offset > now)
  return rung === undefined ? undefined : createdAt + rung
}

/** The channel to try next: the first one that is open here and has not refused for good. */
export const nextChannel = (
  side: Side,
  attempts: readonly Attempt[],
  open: readonly Channel[],
): Channel | undefined =>
  CHANNELS[side].find(
    (channel) =>
      open.includes(channel) &&
      !attempts.some((attempt) => attempt.channel === channel && attempt.outcome === 'refused'),
  )

/** Held by one run: whoever wins this write may send. */
export const leased = (delivery: Delivery, now: Instant): Delivery => ({
  ...delivery,
  version: delivery.version + 1,
  dueAt: now + LEASE,
  leasedUntil: now + LEASE,
})

/** The delivery in a state that no timer looks at any more. */
export const ended = (delivery: Delivery, state: Exclude<DeliveryState, 'due'>): Delivery => {
  const { dueAt: _dueAt, leasedUntil: _leasedUntil, ...rest } = delivery
  return { ...rest, version: delivery.version + 1, state }
}

/** What a run leaves behind: its attempts, and when to try again if that makes sense. */
export const afterRun = (
  delivery: Delivery,
  attempts: readonly Attempt[],
  open: readonly Channel[],
  now: Instant,
): Delivery => {
  const next: Delivery = { ...delivery, attempts: [...delivery.attempts, ...attempts] }
  if (attempts.some((attempt) => attempt.outcome === 'sent')) return ended(next, 'sent')
  if (nextChannel(delivery.side, next.attempts, open) === undefined) return ended(next, 'inbox_only')
  const dueAt = nextRung(delivery.createdAt, now)
  if (dueAt === undefined) return ended(next, 'failed')
  const { leasedUntil: _leasedUntil, ...rest } = next
  return { ...rest, version: delivery.version + 1, dueAt }
}
