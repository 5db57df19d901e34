import { homeOf, type Person } from '../../domain/community/person'
import type { Roster, Staff } from '../../domain/community/roster'
import {
  sideOf,
  type Audience,
  type NoticeKind,
  type PendingNotice,
  type Side,
} from '../../domain/notice/notice'
import { sideFor, tiersOf, type Tier } from '../../domain/notice/recipients'
import { load } from '../_kit/store/store'
import type { Source } from './documents'

/** A person who is there to be told, and in which role. */
export type Recipient = { person: Person; side: Side }

/** Reads each person once for a document. */
export type Persons = (personId: string) => Promise<Person | undefined>
export const personsOnce = (): Persons => {
  const known = new Map<string, Promise<Person | undefined>>()
  return (personId) => {
    const person = known.get(personId) ?? load<Person>('persons', personId)
    known.set(personId, person)
    return person
  }
}

/** A disabled person gets nothing, from the same second (domain.md §9). */
const isThere = (person: Person | undefined, now: number): person is Person =>
  person !== undefined && (person.disabledAt === undefined || person.disabledAt > now)

const isOwnMatter = (person: Person, { reporterId, householdId = '' }: Source, now: number): boolean =>
  reporterId === person._id || homeOf(person, householdId, now) !== undefined

/** A confirmation tells both sides: of their own matter also staff hear as residents. */
const sideOfPerson = (staff: Staff, kind: NoticeKind, person: Person, own: boolean): Side =>
  own && sideOf(kind) === 'either' ? 'resident' : sideFor(staff, kind, person._id)

/**
 * Staff hear of a community's matters while they work there, a firm's people while they are that firm's; nobody hears as
 * staff of their own home's (domain.md §2): then the next in the chain does. The person's document says so before the
 * roster follows it.
 */
const mayHear = (
  { roles }: Person,
  { communityId }: Source,
  audience: Audience,
  { side, own }: { side: Side; own: boolean },
): boolean => {
  if (side === 'resident') return true
  const firmId = audience.to === 'firm' ? audience.firmId : undefined
  const works = roles.some(
    (role) => role.communityId === communityId && (firmId === undefined || role.firmId === firmId),
  )
  return works && !own
}

const firstTier = async (
  tiers: readonly Tier[],
  persons: Persons,
  asRecipient: (person: Person | undefined) => Recipient[],
): Promise<Recipient[]> => {
  for (const tier of tiers) {
    const found = await Promise.all(tier.filter((id) => id !== '').map(persons))
    const there = found.flatMap(asRecipient)
    if (there.length > 0) return there
  }
  return []
}

/** Everybody a notice is told to, once each however many of its audiences they are. Empty = nobody at all. */
export const recipientsOf = async (
  source: Source,
  notice: PendingNotice,
  roster: Roster | undefined,
  persons: Persons,
  now: number,
): Promise<Recipient[]> => {
  const staff = roster ?? { members: [] }
  const told = await Promise.all(
    notice.audience.map((audience) =>
      firstTier(tiersOf(staff, notice, audience, source.department), persons, (person) => {
        if (!isThere(person, now)) return []
        const own = isOwnMatter(person, source, now)
        const side = sideOfPerson(staff, notice.kind, person, own)
        return mayHear(person, source, audience, { side, own }) ? [{ person, side }] : []
      }),
    ),
  )
  return [...new Map(told.flat().map((one) => [one.person._id, one])).values()]
}
