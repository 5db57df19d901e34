import type { AuditEntry } from '../../../domain/community/audit'
import type { HomeRequest } from '../../../domain/community/home-request'
import type { HomeInvitation } from '../../../domain/community/invitation'
import type { Person } from '../../../domain/community/person'
import { DELETED_NAME } from '../../../domain/community/privacy'
import type { Actor } from '../../../domain/ticket/facts'
import { forget, forgetActor, forgetPart, type Leaver } from '../../../domain/ticket/forget'
import type { HistoryPart } from '../../../domain/ticket/history'
import type { PhotoCheck } from '../../../domain/ticket/photo-check'
import type { Ticket } from '../../../domain/ticket/ticket'
import { commit } from '../../_kit/command'
import type { ListQuery } from '../../_kit/store/queries'
import { command, list, load, removeAll, replace, type Document } from '../../_kit/store/store'
import { clearUploadsOf } from '../../_kit/uploads'

/** Documents looked up at once. */
const STRIDE = 500

type Slice = Omit<ListQuery, 'limit' | 'fields'>
type Numbered = { _id: string; version: number }

/** Ids first, so that a change that takes a document out of the slice moves no other one. */
const idsIn = async (slice: Slice): Promise<string[]> => {
  const found = await list<{ _id: string }>({ ...slice, fields: ['version'], limit: STRIDE })
  return found.map(({ _id }) => _id)
}

/** Changes every document of a slice that `change` still finds somebody in; a slice may hold more than one stride. */
const changeAll = async <T extends Numbered>(slice: Slice, change: (state: T) => T | undefined) => {
  const seen = new Set<string>()
  for (;;) {
    const ids = (await idsIn(slice)).filter((id) => !seen.has(id))
    if (ids.length === 0) return
    for (const id of ids) {
      seen.add(id)
      const state = await load<T>(slice.collection, id)
      if (state !== undefined)
        await commit(slice.collection, state, () => load<T>(slice.collection, id), change)
    }
  }
}

const upTo = (field: string, until: number) => ({ range: { field, condition: command.lte(until) } })

const forgetTickets = async ({ homes }: Person, leaver: Leaver): Promise<void> => {
  const { personId, until } = leaver
  const change = (ticket: Ticket) => forget(ticket, leaver)
  const reported = { collection: 'tickets', index: 'byReporter', equals: { reporterId: personId } }
  await changeAll<Ticket>({ ...reported, ...upTo('submittedAt', until) }, change)
  // What the household reported, and this person confirmed or rated.
  for (const { communityId, householdId } of homes)
    await changeAll<Ticket>(
      {
        ...{ collection: 'tickets', index: 'mine', equals: { communityId, householdId } },
        filter: { 'timeline.by.personId': personId },
      },
      change,
    )
}

/**
 * What they did on tickets so long that it went to history, after the tickets: what moves meanwhile is moved nameless.
 * Parts that do not count yet are among them, so that none comes to count with the name.
 */
const forgetHistory = (leaver: Leaver): Promise<void> =>
  changeAll<HistoryPart>(
    {
      ...{
        collection: 'ticket_history',
        index: 'byActor',
        equals: { 'entries.by.personId': leaver.personId },
      },
      // What staff did stays theirs, and would stay in the slice.
      filter: { entries: command.elemMatch({ 'by.kind': 'resident', 'by.personId': leaver.personId }) },
    },
    (part) => forgetPart(part, leaver),
  )

type Message = Document & { at: number; by: Exclude<Actor, { kind: 'system' }> }

const forgetMessages = (leaver: Leaver): Promise<void> =>
  changeAll<Message>(
    {
      ...{ collection: 'messages', index: 'byWriter', equals: { 'by.personId': leaver.personId } },
      ...upTo('at', leaver.until),
      filter: { 'by.kind': 'resident' },
    },
    (message) => {
      const by = forgetActor(message.by, message.at, leaver)
      return by === message.by ? undefined : { ...message, version: message.version + 1, by }
    },
  )

const forgetRequests = ({ personId, as, name, until }: Leaver): Promise<void> =>
  changeAll<HomeRequest>(
    {
      ...{ collection: 'home_requests', index: 'byPerson', equals: { personId } },
      ...upTo('askedAt', until),
    },
    (asked) => ({
      ...asked,
      ...{ version: asked.version + 1, personId: as, name, phone: '', reason: '' },
      ...(asked.state === 'waiting' && { state: 'withdrawn' as const }),
    }),
  )

const forgetInvitations = async ({ homes }: Person, leaver: Leaver): Promise<void> => {
  const { personId, as, name, until } = leaver
  for (const { householdId } of homes)
    await changeAll<HomeInvitation>(
      {
        ...{
          collection: 'home_invitations',
          index: 'byHousehold',
          equals: { inviterHouseholdId: householdId },
        },
        filter: { inviterId: personId },
      },
      (invitation) => ({
        ...invitation,
        ...{ version: invitation.version + 1, inviterId: as, inviterName: name },
        ...(invitation.usedBy === undefined && { withdrawnAt: invitation.withdrawnAt ?? until }),
      }),
    )
}

/** The log keeps every line; whom it is about is nobody's name any more. Its documents are never counted up. */
const forgetInLog = async ({ personId, as, until }: Leaver): Promise<void> => {
  for (;;) {
    const lines = await list<AuditEntry>({
      ...{ collection: 'audit', index: 'aboutPerson', equals: { about: personId } },
      ...upTo('at', until),
      limit: STRIDE,
    })
    if (lines.length === 0) return
    for (const line of lines) {
      const actorId = line.actorId === personId ? as : line.actorId
      await replace('audit', line, { ...line, about: as, actorId })
    }
  }
}

/** Nobody can be named to WeChat any more: what has not been checked by now never is. */
const forgetPhotoChecks = ({ personId, as, until }: Leaver): Promise<void> =>
  changeAll<PhotoCheck>(
    {
      ...{ collection: 'photo_checks', index: 'byAuthor', equals: { by: personId } },
      ...upTo('keptAt', until),
    },
    (check) => ({ ...check, version: check.version + 1, by: as }),
  )

const INBOXES = [
  { collection: 'inbox', field: 'at' },
  { collection: 'deliveries', field: 'createdAt' },
]

/**
 * Takes a person who deleted their data out of every document up to that moment; what they do here afterwards, as
 * somebody new, stays. Done again it goes on where a fault ended it.
 */
export const forgetPerson = async (tombstone: Person, personId: string): Promise<void> => {
  const leaver = { personId, as: tombstone._id, name: DELETED_NAME, until: tombstone.leavingSince ?? 0 }
  await forgetTickets(tombstone, leaver)
  await forgetHistory(leaver)
  await forgetMessages(leaver)
  await forgetRequests(leaver)
  await forgetInvitations(tombstone, leaver)
  await forgetInLog(leaver)
  await forgetPhotoChecks(leaver)
  await clearUploadsOf(personId)
  for (const { collection, field } of INBOXES)
    await removeAll({ collection, index: 'byPerson', equals: { personId }, ...upTo(field, leaver.until) })
}
