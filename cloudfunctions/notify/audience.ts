import type { Person } from '../../domain/community/person'
import type { Roster } from '../../domain/community/roster'
import type { PendingNotice, Side } from '../../domain/notice/notice'
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

const firstTier = async (tiers: readonly Tier[], persons: Persons, now: number): Promise<Person[]> => {
  for (const tier of tiers) {
    const found = await Promise.all(tier.filter((id) => id !== '').map(persons))
    const there = found.filter((person) => isThere(person, now))
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
      firstTier(tiersOf(staff, notice, audience, source.department), persons, now),
    ),
  )
  const unique = new Map(told.flat().map((person) => [person._id, person]))
  return [...unique.values()].map((person) => ({ person, side: sideFor(staff, notice.kind, person._id) }))
}
