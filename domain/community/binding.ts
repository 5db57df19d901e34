import type { Instant } from '../kernel/instant'
import { homesAt, type HomeBinding, type Person } from './person'

const sameHome = (householdId: string) => (home: HomeBinding) => home.householdId === householdId

/** The binding of a person to a household whether it still gives rights or not. */
export const bindingOf = (person: Person, householdId: string): HomeBinding | undefined =>
  person.homes.find(sameHome(householdId))

const isOver = ({ endsAt }: HomeBinding, now: Instant): boolean => endsAt !== undefined && endsAt <= now

/** The roster of whoever works where the home is must say whose tickets they may not handle (domain.md §2). */
const rosterFollows = (
  { roles, settling = [], settlingSince }: Person,
  communityId: string,
  now: Instant,
): Pick<Person, 'settling' | 'settlingSince'> => {
  const here = (one: { communityId: string }): boolean => one.communityId === communityId
  // Whatever else the roster is still to follow, it reads the homes then.
  if (!roles.some(here) || settling.some(here)) return {}
  return { settling: [...settling, { communityId, homes: true }], settlingSince: settlingSince ?? now }
}

/**
 * The person with one more home, or with an ended binding to it renewed; undefined when the home is already theirs, so
 * that binding twice changes nothing. One binding a household: a renewed one keeps no memory of the old relation here.
 */
export const bind = (person: Person, home: HomeBinding, now: Instant): Person | undefined => {
  const known = bindingOf(person, home.householdId)
  if (known !== undefined && !isOver(known, now)) return undefined
  const others = person.homes.filter((one) => one.householdId !== home.householdId)
  return {
    ...{ ...person, version: person.version + 1, homes: [...others, home] },
    ...rosterFollows(person, home.communityId, now),
  }
}

/** The person without that home from `now` on; the binding stays for the record. Undefined when there is nothing to end. */
export const unbind = (person: Person, householdId: string, now: Instant): Person | undefined => {
  const known = bindingOf(person, householdId)
  if (known === undefined || isOver(known, now)) return undefined
  const homes = person.homes.map((home) =>
    home.householdId === householdId ? { ...home, endsAt: now } : home,
  )
  return { ...person, version: person.version + 1, homes, ...rosterFollows(person, known.communityId, now) }
}

/**
 * The person without the homes that ended at `until` or before: such a binding gives no right, and the household it names
 * has nobody's name any more by then. Undefined when there is none.
 */
export const withoutOldHomes = (person: Person, until: Instant): Person | undefined => {
  const homes = person.homes.filter((home) => !isOver(home, until))
  return homes.length === person.homes.length ? undefined : { ...person, version: person.version + 1, homes }
}

/** Everybody of `people` who belongs to the household at `now`, with their binding, those bound first at the top. */
export const membersOf = (
  people: readonly Person[],
  householdId: string,
  now: Instant,
): { person: Person; home: HomeBinding }[] =>
  people
    .flatMap((person) =>
      homesAt(person, now)
        .filter(sameHome(householdId))
        .map((home) => ({ person, home })),
    )
    .sort((a, b) => a.home.boundAt - b.home.boundAt)
