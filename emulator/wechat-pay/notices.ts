import type { Clock } from '../clock'
import { rfc3339 } from './beijing-time'
import type { PayFault, PayFaults } from './faults'
import type { PayJournal } from './journal'
import type { SigningKey } from './keys'
import { post } from './notice-post'
import { probe, proven, type Proven } from './proof'
import type { Attempt, Notice } from './records'
import { sealed } from './signature'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Waits between the tries: at most 15 retries in 24 h 4 min (wechat.md §1.4). */
export const RETRY_WAITS: readonly number[] = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
]

export type NoticeDraft = Pick<Notice, 'mchid' | 'about' | 'no' | 'url'> & {
  eventType: string
  summary: string
  resource: Record<string, unknown>
}

export type Notices = {
  /** A notification ready to be committed together with what it tells. */
  prepare(draft: NoticeDraft): Notice
  /** Sends what is due soon, without waiting for it. */
  kick(): void
  nextAt(): number | undefined
  /** Sends everything due by `now` and waits for the answers. Never rejects. */
  run(now: number): Promise<void>
  /** Sends a notification once more now, whatever became of it. */
  resend(id: string): Promise<void>
  /** Whether something is on its way. */
  busy(): boolean
  /** From now on nothing is sent or noted; what is on its way will be sent again after the next start. */
  close(): void
}

export type NoticesOptions = {
  clock: Clock
  journal: PayJournal
  faults: PayFaults
  /** The first and each nth notification is preceded by a probe; 0 = never. */
  signTestEvery: number
  apiV3Key(mchid: string): string
  /** What signs for this merchant just now. */
  signingKey(mchid: string): SigningKey
  log: (line: string) => void
}

/** Notifications: encrypted once, signed at each try, repeated by the table until 200 or 204. */
export function createNotices(o: NoticesOptions): Notices {
  const { clock, journal } = o
  const underway = new Map<string, Promise<void>>()
  /** Struck by a delay already. */
  const late = new Set<string>()
  /** Held back until another one has gone out (reorder). */
  const behind = new Set<string>()
  let kicks = 0
  let closed = false

  const dueAt = (notice: Notice): number | undefined =>
    notice.state === 'waiting' && !underway.has(notice.id) ? notice.nextAt : undefined

  const note = (id: string, attempts: Attempt[], change: (notice: Notice) => Partial<Notice>): void => {
    const notice = journal.notice(id)
    if (!notice || closed) return
    const noted = { ...notice, attempts: [...notice.attempts, ...attempts] }
    journal.commit({ notices: [{ ...noted, ...change(noted) }] })
  }
  /** After a try: delivered, or the next one by the table, or the end. */
  const after =
    (ok: boolean) =>
    (notice: Notice): Partial<Notice> => {
      if (notice.state !== 'waiting') return ok ? { state: 'delivered' } : {}
      if (ok) return { state: 'delivered', nextAt: undefined }
      const wait = RETRY_WAITS[notice.retries]
      return wait === undefined
        ? { state: 'given up', nextAt: undefined }
        : { nextAt: clock.now() + wait, retries: notice.retries + 1 }
    }
  const send = async (notice: Notice, letter: Proven, isProbe = false): Promise<Attempt> => {
    const at = clock.now()
    const answer = await post(notice.url, letter, clock)
    return { at, ...(isProbe && { probe: true as const }), ...answer }
  }
  const wantsProbe = (notice: Notice): boolean => {
    if (o.signTestEvery === 0 || notice.attempts.length > 0) return false
    return journal.noticeNumber(notice.id) % o.signTestEvery === 0
  }
  const sendProbe = async (notice: Notice): Promise<void> => {
    const attempt = await send(notice, probe(o.signingKey(notice.mchid), notice.body, clock), true)
    if (attempt.ok) {
      o.log(`wechat-pay: ${notice.url} accepted a SIGNTEST probe; it does not verify signatures`)
    }
    note(notice.id, [attempt], () => ({}))
  }
  const attempt = async (notice: Notice, fault: PayFault | undefined): Promise<void> => {
    const letter = proven({ key: o.signingKey(notice.mchid), body: notice.body, clock, fault: fault?.kind })
    const copies = fault?.kind === 'duplicate' ? 2 : 1
    const attempts = await Promise.all(Array.from({ length: copies }, () => send(notice, letter)))
    if (fault?.kind === 'answerLostAfterCommit') {
      const lost = attempts.map((one) => ({ ...one, ok: false, outcome: `${one.outcome}, lost` }))
      note(notice.id, lost, after(false))
    } else note(notice.id, attempts, after(attempts.some((one) => one.ok)))
  }
  const deliver = async (notice: Notice): Promise<void> => {
    if (wantsProbe(notice)) await sendProbe(notice)
    const struck = late.delete(notice.id)
    const fault = struck ? undefined : o.faults.strike('notify')
    behind.delete(notice.id)
    if (fault?.kind === 'lose') {
      note(notice.id, [{ at: clock.now(), outcome: 'lost', ok: false }], after(false))
    } else if (fault?.kind === 'delay' || fault?.kind === 'reorder') {
      late.add(notice.id)
      if (fault.kind === 'reorder') behind.add(notice.id)
      // A delay passes by itself; what is to come second waits for a first, but not for ever.
      const nextAt = clock.now() + (fault.ms ?? (fault.kind === 'delay' ? SECOND : MINUTE))
      note(notice.id, [], () => ({ nextAt }))
      return
    } else await attempt(notice, fault)
    releaseBehind()
  }
  const releaseBehind = (): void => {
    if (behind.size === 0) return
    for (const id of behind) note(id, [], () => ({ nextAt: clock.now() }))
    behind.clear()
    kick()
  }
  const start = (notice: Notice): Promise<void> => {
    const known = underway.get(notice.id)
    if (known) return known
    const work = deliver(notice)
      .catch((error: unknown) => {
        o.log(`wechat-pay: ${error instanceof Error ? error.message : String(error)}`)
        note(notice.id, [{ at: clock.now(), outcome: 'not sent', ok: false }], after(false))
      })
      .finally(() => underway.delete(notice.id))
    underway.set(notice.id, work)
    return work
  }
  const due = (now: number): Notice[] => journal.waiting().filter((one) => (dueAt(one) ?? Infinity) <= now)
  const run = async (now: number): Promise<void> => {
    if (closed) return
    await Promise.all([...due(now).map(start), ...underway.values()])
  }
  const kick = (): void => {
    kicks += 1
    setImmediate(() => {
      kicks -= 1
      void run(clock.now())
    })
  }

  return {
    prepare: (draft) => {
      const at = clock.now()
      const resource = sealed(JSON.stringify(draft.resource), draft.about, o.apiV3Key(draft.mchid), clock)
      const id = clock.uuid()
      const body = JSON.stringify({
        id,
        create_time: rfc3339(at),
        resource_type: 'encrypt-resource',
        event_type: draft.eventType,
        summary: draft.summary,
        resource: { original_type: draft.about, ...resource },
      })
      const { mchid, about, no, url } = draft
      return {
        id,
        mchid,
        about,
        no,
        url,
        body,
        createdAt: at,
        attempts: [],
        retries: 0,
        nextAt: at,
        state: 'waiting',
      }
    },
    kick,
    nextAt: () => {
      const dues = journal.waiting().flatMap((one) => dueAt(one) ?? [])
      return dues.length === 0 ? undefined : Math.min(...dues)
    },
    run,
    resend: async (id) => {
      const notice = journal.notice(id)
      if (!notice) throw new Error(`There is no notification ${id}.`)
      await underway.get(id)
      await attempt(notice, undefined)
    },
    busy: () => kicks > 0 || underway.size > 0,
    close: () => {
      closed = true
    },
  }
}
