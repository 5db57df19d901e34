import { SYSTEM, type AuditEntry } from '../../../domain/community/audit'
import { courtesyName, type Person } from '../../../domain/community/person'
import { admit } from '../../_kit/call'
import { page } from '../../_kit/store/page'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'

const PAGE = 30

type Slice = { index: 'byCommunity' | 'aboutPerson'; equals: Record<string, string> }

/** Names of everybody in these lines; each person is read once. */
const namesIn = async (entries: readonly AuditEntry[]): Promise<Map<string, string>> => {
  const ids = [
    ...new Set(entries.flatMap(({ actorId, about }) => (about === undefined ? [actorId] : [actorId, about]))),
  ]
  const people = await Promise.all(ids.map((id) => load<Person>('persons', id)))
  return new Map([
    ...ids.map((id, index) => [id, people[index]?.name ?? ''] as const),
    [SYSTEM.id, SYSTEM.name],
  ])
}

const linesOf = async (slice: Slice, before: string | undefined, nameOf: (name: string) => string) => {
  const found = await page<AuditEntry>({ collection: 'audit', limit: PAGE, ...slice }, before)
  const names = await namesIn(found.items)
  const lines = found.items.map(({ at, act, actorId, about, ref, reason }) => ({
    at,
    act,
    actor: nameOf(names.get(actorId) ?? ''),
    ...(about !== undefined && { about: nameOf(names.get(about) ?? '') }),
    ...(ref !== undefined && { ref }),
    ...(reason !== undefined && { reason }),
  }))
  return { lines, ...(found.before !== undefined && { before: found.before }) }
}

const list = actions.audit.list.handler(async ({ input: { communityId, before }, context: { call } }) => {
  await admit(call, Promise.resolve({ communityId }), (subject) => subject)
  const slice: Slice = { index: 'byCommunity', equals: { communityId } }
  return { ...(await linesOf(slice, before, (name) => name)), now: call.now }
})

/** Staff by their courtesy name, as residents know them (domain.md §8). */
const aboutMe = actions.audit.aboutMe.handler(async ({ input: { before }, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const slice: Slice = { index: 'aboutPerson', equals: { about: person._id } }
  return { ...(await linesOf(slice, before, courtesyName)), now: call.now }
})

export const audit = { list, aboutMe }
