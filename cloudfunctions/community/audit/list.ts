import { SYSTEM, type AuditAct, type AuditEntry } from '../../../domain/community/audit'
import { courtesyName, type Person } from '../../../domain/community/person'
import { isSeal, sealOfNumber } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { page, type Page } from '../../_kit/store/page'
import { loadMany } from '../../_kit/store/store'
import { actions } from '../actions'

const PAGE = 30

type Slice = { index: 'byCommunity' | 'aboutPerson'; equals: Record<string, string> }

/** Acts whose `ref` is a person, and those whose `ref` is an invitation: the log keeps ids, and says names as they are now. */
const OF_COLLEAGUES: readonly AuditAct[] = ['deputy_named', 'deputy_ended', 'rota_changed']
const OF_INVITATIONS: readonly AuditAct[] = ['staff_invited', 'staff_invitation_withdrawn']

type Named = { _id: string; name: string }
const namesOf = async (collection: string, ids: readonly string[]): Promise<[string, string][]> =>
  ids.length === 0
    ? []
    : (await loadMany<Named>(collection, [...new Set(ids)], ['name'])).map(({ _id, name }) => [_id, name])

const refsOf = (entries: readonly AuditEntry[], acts: readonly AuditAct[]): string[] =>
  entries.flatMap(({ act, ref }) => (ref !== undefined && acts.includes(act) ? [ref] : []))

/** Names of everybody in these lines; each is read once. */
const namesIn = async (entries: readonly AuditEntry[]): Promise<Map<string, string>> => {
  const concerned = entries.flatMap(({ about }) => (about === undefined || isSeal(about) ? [] : [about]))
  const people = [...entries.map(({ actorId }) => actorId), ...concerned, ...refsOf(entries, OF_COLLEAGUES)]
  const [persons, invited] = await Promise.all([
    namesOf('persons', people),
    namesOf('staff_invitations', refsOf(entries, OF_INVITATIONS)),
  ])
  return new Map<string, string>([...invited, ...persons, [SYSTEM.id, SYSTEM.name]])
}

type Names = (id: string) => string

const taskOf = ({ task }: AuditEntry) => {
  if (task === undefined) return {}
  if (task.kind === 'request') return { task: { kind: task.kind } }
  return { task: { kind: task.kind, number: task.number, category: task.category } }
}

const objectOf = ({ act, ref, object }: AuditEntry, nameOf: Names): { object?: string } => {
  if (object !== undefined) return { object }
  const named = [...OF_COLLEAGUES, ...OF_INVITATIONS].includes(act) && ref !== undefined ? nameOf(ref) : ''
  return named === '' ? {} : { object: named }
}

const lineOf = (entry: AuditEntry, nameOf: Names) => {
  const { at, act, actorId, about, ref, reason, places } = entry
  return {
    ...{ at, act, actor: nameOf(actorId) },
    ...(actorId === about && { self: true as const }),
    ...(about !== undefined && !isSeal(about) && { about: nameOf(about) }),
    ...(ref !== undefined && { ref }),
    ...(reason !== undefined && { reason }),
    ...(places !== undefined && { places }),
    ...objectOf(entry, nameOf),
    ...taskOf(entry),
  }
}

const linesOf = async ({ items, before }: Page<AuditEntry>, spoken: (name: string) => string) => {
  const names = await namesIn(items)
  const lines = items.map((entry) => lineOf(entry, (id) => spoken(names.get(id) ?? '')))
  return { lines, ...(before !== undefined && { before }) }
}

const pageOf = (slice: Slice, before: string | undefined): Promise<Page<AuditEntry>> =>
  page<AuditEntry>({ collection: 'audit', limit: PAGE, ...slice }, before)

const list = actions.audit.list.handler(async ({ input: { communityId, before }, context: { call } }) => {
  await admit(call, Promise.resolve({ communityId }), (subject) => subject)
  const found = await pageOf({ index: 'byCommunity', equals: { communityId } }, before)
  return { ...(await linesOf(found, (name) => name)), now: call.now }
})

/** Newest first, as each of them is; what is left of the longer one comes with the next page. */
const merge = (pages: readonly Page<AuditEntry>[]): Page<AuditEntry> => {
  const all = pages.flatMap(({ items }) => items).sort((a, b) => b.at - a.at || (a._id < b._id ? 1 : -1))
  const items = all.slice(0, PAGE)
  const last = items.at(-1)
  const more = all.length > PAGE || pages.some(({ before }) => before !== undefined)
  return { items, ...(more && last && { before: `${String(last.at)}.${last._id}` }) }
}

/** The lines about a person, and those about their number from before anybody knew that it is theirs. */
const concerning = ({ _id, phone, phoneVerifiedAt }: Person): string[] =>
  phoneVerifiedAt === undefined ? [_id] : [_id, sealOfNumber(phone)]

/** Staff by their courtesy name, as residents know them (domain.md §8). */
const aboutMe = actions.audit.aboutMe.handler(async ({ input: { before }, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const slices = concerning(person).map((about): Slice => ({ index: 'aboutPerson', equals: { about } }))
  const found = merge(await Promise.all(slices.map((slice) => pageOf(slice, before))))
  return { ...(await linesOf(found, courtesyName)), now: call.now }
})

export const audit = { list, aboutMe }
