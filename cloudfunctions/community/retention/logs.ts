import type { AuditEntry } from '../../../domain/community/audit'
import type { HomeRequest } from '../../../domain/community/home-request'
import type { ExpiredKind } from '../../../domain/community/keep'
import { KEPT_MONTHS, monthsAfter } from '../../../domain/kernel/keeping'
import type { Instant } from '../../../domain/kernel/instant'
import type { Ticket } from '../../../domain/ticket/ticket'
import { command, list, loadMany, removeThese } from '../../_kit/store/store'
import { note } from './note'

/** Lines looked at by one tick. */
const MOST = 200

type Old = { _id: string; communityId?: string }

/** Of `ids` those that name something still open: its log stays as long. */
const openAmong = async (ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const [tickets, requests] = await Promise.all([
    loadMany<Ticket>('tickets', ids, ['open']),
    loadMany<HomeRequest>('home_requests', ids, ['state']),
  ])
  const open = tickets.filter((ticket) => ticket.open).map(({ _id }) => _id)
  const waiting = requests.filter(({ state }) => state === 'waiting').map(({ _id }) => _id)
  return new Set([...open, ...waiting])
}

const go = async (collection: string, kind: ExpiredKind, lines: readonly Old[], at: Instant) => {
  const communities = new Set(lines.map(({ communityId = '' }) => communityId))
  for (const communityId of communities) await note(kind, communityId, at)
  return removeThese(
    collection,
    lines.map(({ _id }) => _id),
  )
}

const before = (collection: string, field: string, until: Instant, fields: readonly string[]) => ({
  ...{ collection, index: 'old', equals: {}, limit: MOST, fields },
  range: { field, condition: command.lte(until) },
})

/** What a line names that may still be open: what was acted on, and what somebody's data was looked at for. */
const namedBy = ({ ref, task }: AuditEntry): string[] => [ref, task?.id].flatMap((id) => id ?? [])

const oldAudit = async (at: Instant, until: Instant): Promise<number> => {
  const lines = await list<AuditEntry>(before('audit', 'at', until, ['communityId', 'ref', 'task']))
  const open = await openAmong([...new Set(lines.flatMap(namedBy))])
  const over = lines.filter((line) => !namedBy(line).some((id) => open.has(id)))
  return go('audit', 'logs', over, at)
}

const oldNotices = async (
  collection: 'inbox' | 'deliveries',
  at: Instant,
  until: Instant,
): Promise<number> => {
  const field = collection === 'inbox' ? 'at' : 'createdAt'
  const lines = await list<Old & { ticketId?: string }>(before(collection, field, until, ['ticketId']))
  const open = await openAmong([...new Set(lines.flatMap(({ ticketId }) => ticketId ?? []))])
  const over = lines.filter(({ ticketId }) => ticketId === undefined || !open.has(ticketId))
  return go(
    collection,
    'logs',
    over.map(({ _id }) => ({ _id })),
    at,
  )
}

const oldRequests = async (at: Instant, until: Instant): Promise<number> => {
  const ended = ['approved', 'refused', 'withdrawn'] as const
  const found = await Promise.all(
    ended.map((state) =>
      list<HomeRequest>({
        ...before('home_requests', 'askedAt', until, ['communityId', 'decision', 'unsettledSince']),
        equals: { state },
      }),
    ),
  )
  const over = found
    .flat()
    .filter(({ decision, unsettledSince }) => unsettledSince === undefined && (decision?.at ?? 0) <= until)
  return go('home_requests', 'requests', over, at)
}

const oldInvitations = async (at: Instant, until: Instant): Promise<number> => {
  let gone = 0
  for (const collection of ['home_invitations', 'staff_invitations'])
    gone += await go(
      collection,
      'invitations',
      await list<Old>(before(collection, 'expiresAt', until, ['communityId'])),
      at,
    )
  return gone
}

/** Logs, notices and papers that have served their time, a bounded number of each. */
export const removeLogs = async (at: Instant, late: () => boolean): Promise<number> => {
  const until = monthsAfter(at, -KEPT_MONTHS.logs)
  const kinds = [
    () => oldAudit(at, until),
    () => oldNotices('inbox', at, until),
    () => oldNotices('deliveries', at, until),
    () => oldRequests(at, until),
    () => oldInvitations(at, until),
  ]
  let gone = 0
  for (const kind of kinds) if (!late()) gone += await kind()
  return gone
}
