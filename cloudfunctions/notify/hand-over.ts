import { createHash } from 'node:crypto'
import type { Person } from '../../domain/community/person'
import type { Roster } from '../../domain/community/roster'
import { leased, type Delivery } from '../../domain/notice/delivery'
import type { Audience, Outbox, PendingNotice } from '../../domain/notice/notice'
import { log } from '../_kit/log'
import { insert, load, settlePending } from '../_kit/store/store'
import { personsOnce, recipientsOf, type Persons, type Recipient } from './audience'
import type { InboxDocument, Source } from './documents'

/** A delivery that this run made, with the person it has just read. */
export type Created = { _id: string; delivery: Delivery; person: Person }

/** Who writes a document this often while it is handed over must wait for the timer. */
const ROUNDS = 4

const idOf = (source: Source, notice: PendingNotice, personId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([source._id, notice.id, personId]))
    .digest('hex')
    .slice(0, 32)

const ticketOf = (collection: Outbox, source: Source): { ticketId?: string } => {
  const ticketId = collection === 'tickets' ? source._id : source.ticketId
  return ticketId === undefined ? {} : { ticketId }
}

type Handing = { collection: Outbox; source: Source; notice: PendingNotice; at: number }

const deliveryTo = ({ collection, source, notice, at }: Handing, to: Recipient | undefined): Delivery => ({
  _id: idOf(source, notice, to?.person._id ?? 'nobody'),
  version: 1,
  communityId: source.communityId,
  source: { collection, id: source._id, noticeId: notice.id },
  ...ticketOf(collection, source),
  personId: to?.person._id ?? 'nobody',
  side: to?.side ?? 'staff',
  kind: notice.kind,
  words: notice.words,
  urgent: notice.kind === 'emergency_reported',
  at: notice.at,
  createdAt: at,
  attempts: [],
  ...(to === undefined ? { state: 'nobody' as const } : { state: 'due' as const, dueAt: at }),
})

const inboxEntryOf = (delivery: Delivery, notice: PendingNotice): InboxDocument => ({
  _id: delivery._id,
  version: 1,
  personId: delivery.personId,
  kind: notice.kind,
  words: notice.words,
  ...(delivery.ticketId !== undefined && { ticketId: delivery.ticketId }),
  at: notice.at,
})

/** The inbox first: it is the truth, and a run that dies in between leaves a told person without a push, not a push
 * about nothing. A duplicate is done (design.md D4). */
const tell = async (handing: Handing, to: Recipient, hold: boolean): Promise<Created[]> => {
  const fresh = deliveryTo(handing, to)
  await insert('inbox', inboxEntryOf(fresh, handing.notice))
  const delivery = hold ? leased(fresh, handing.at) : fresh
  return (await insert('deliveries', delivery)) === 'inserted'
    ? [{ _id: delivery._id, delivery, person: to.person }]
    : []
}

/** Nobody at all could be told: a person must see that, so it stays as a delivery and raises an alarm. */
const keepUntold = async (handing: Handing): Promise<Created[]> => {
  const { source, notice } = handing
  if ((await insert('deliveries', deliveryTo(handing, undefined))) === 'inserted')
    log('alarm_nobody_to_tell', { communityId: source.communityId, document: source._id, kind: notice.kind })
  return []
}

/** A firm often has nobody in the app: whoever answers for the ticket calls it. A colleague who left has no need to know. */
const mayBeNobody = ({ to }: Audience): boolean => to === 'firm' || to === 'colleague'

const handOne = async (handing: Handing, roster: Roster | undefined, persons: Persons, hold: boolean) => {
  const recipients = await recipientsOf(handing.source, handing.notice, roster, persons, handing.at)
  if (recipients.length === 0) return handing.notice.audience.every(mayBeNobody) ? [] : keepUntold(handing)
  return (await Promise.all(recipients.map((to) => tell(handing, to, hold)))).flat()
}

/**
 * Turns what must follow from a document into inbox entries and deliveries, then empties its outbox. Twice at once,
 * again, or after a death in between is once; what is added meanwhile is handed over in the next round.
 * @param how 'held': the caller sends what was created, under a lease; 'due': the timer's sending finds it
 */
export const handOver = async (
  collection: Outbox,
  id: string,
  at: number,
  how: 'held' | 'due',
): Promise<Created[]> => {
  const created: Created[] = []
  const handed = new Set<string>()
  const persons = personsOnce()
  for (let round = 1; round <= ROUNDS; round += 1) {
    const source = await load<Source>(collection, id)
    if (source === undefined) return created
    const { pending = [] } = source
    if (pending.length === 0 && source.pendingSince === undefined) return created
    const news = pending.filter((notice) => !handed.has(notice.id))
    const roster = news.length > 0 ? await load<Roster>('rosters', source.communityId) : undefined
    const told = news.map((notice) =>
      handOne({ collection, source, notice, at }, roster, persons, how === 'held'),
    )
    created.push(...(await Promise.all(told)).flat())
    for (const notice of news) handed.add(notice.id)
    if ((await settlePending(collection, source)) === 'saved') return created
  }
  return created
}
