import { DAY, type Instant } from '../kernel/instant'
import { deputyNotices } from './deputy-notice'
import type { ActingRole, Person } from './person'
import { DEPUTISED, isInHouse, memberOf, type Deputyship, type Roster, type StaffMember } from './roster'

/** Longer than any leave; who is away for longer hands the role over. */
const LONGEST_MS = 92 * DAY

export type DeputyProblem = 'deputy_not_needed' | 'deputy_not_here' | 'deputy_span' | 'deputy_long'

/** What is wrong with naming a deputy, whoever asks. */
export const deputyProblem = (
  roster: Roster,
  member: StaffMember,
  { deputyId, from, until }: Omit<Deputyship, 'id'>,
  now: Instant,
): DeputyProblem | undefined => {
  const deputy = memberOf(roster, deputyId)
  if (!member.roles.some((role) => DEPUTISED.includes(role))) return 'deputy_not_needed'
  if (deputy === undefined || !isInHouse(deputy) || deputyId === member.personId) return 'deputy_not_here'
  if (until <= from || until <= now) return 'deputy_span'
  return until - from > LONGEST_MS ? 'deputy_long' : undefined
}

/** A span that somebody was named for and that is not over. */
export const overlapping = (
  { deputyships = [] }: StaffMember,
  { from, until }: Pick<Deputyship, 'from' | 'until'>,
  now: Instant,
): Deputyship | undefined =>
  deputyships.find((one) => one.until > now && one.from < until && from < one.until)

const actingFrom = (member: StaffMember, place: Pick<ActingRole, 'communityId' | 'communityName'>) =>
  (member.deputyships ?? []).flatMap(({ deputyId, from, until }) =>
    member.roles
      .filter((role) => DEPUTISED.includes(role))
      .map((role) => ({
        deputyId,
        acting: {
          ...{ ...place, role, department: member.department, from, until },
          ...{ insteadOf: member.personId, insteadOfName: member.name },
        } satisfies ActingRole,
      })),
  )

/** What the roster makes somebody deputy of, over and to come alike. */
const actingOf = (roster: Roster, personId: string, communityName: string): ActingRole[] =>
  roster.members
    .flatMap((member) => actingFrom(member, { communityId: roster.communityId, communityName }))
    .flatMap(({ deputyId, acting }) => (deputyId === personId ? [acting] : []))

/** The person with the rights that the roster gives them as a deputy, and no others; undefined when they are so. */
export const withActing = (person: Person, roster: Roster): Person | undefined => {
  const { acting = [], ...rest } = person
  const here = person.roles.find(({ communityId }) => communityId === roster.communityId)
  const elsewhere = acting.filter(({ communityId }) => communityId !== roster.communityId)
  const next = here === undefined ? [] : actingOf(roster, person._id, here.communityName)
  const all = [...elsewhere, ...next]
  if (JSON.stringify(all) === JSON.stringify(acting)) return undefined
  return { ...rest, version: person.version + 1, ...(all.length > 0 && { acting: all }) }
}

/** Persons whose rights as a deputy differ between two states of a roster. */
const differing = (before: Roster, after: Roster): string[] => {
  const named = [before, after].flatMap(({ members }) =>
    members.flatMap(({ deputyships = [] }) => deputyships.map(({ deputyId }) => deputyId)),
  )
  const says = (roster: Roster, personId: string) => JSON.stringify(actingOf(roster, personId, ''))
  return [...new Set(named)].filter((personId) => says(before, personId) !== says(after, personId))
}

const telling = (before: Roster, after: Roster, now: Instant, actorId?: string): Roster => {
  const told = deputyNotices(before, after, now, actorId)
  if (told.length === 0) return after
  return {
    ...after,
    pending: [...(before.pending ?? []), ...told],
    pendingSince: before.pendingSince ?? now,
  }
}

/** The next state of a roster, with whose rights are to follow it and who is to be told. */
export const unsettling = (before: Roster, after: Roster, now: Instant, actorId?: string): Roster => {
  const unsettled = [...new Set([...(before.unsettled ?? []), ...differing(before, after)])]
  const next = telling(before, after, now, actorId)
  if (unsettled.length === 0) return next
  return { ...next, unsettled, unsettledSince: before.unsettledSince ?? now }
}

/** The roster once the persons say the same. */
export const deputiesSettled = ({ unsettled, unsettledSince, ...roster }: Roster): Roster | undefined =>
  unsettled === undefined && unsettledSince === undefined
    ? undefined
    : { ...roster, version: roster.version + 1 }

const withSpans = (roster: Roster, personId: string, spans: readonly Deputyship[]): Roster => ({
  ...roster,
  version: roster.version + 1,
  members: roster.members.map((member) => {
    if (member.personId !== personId) return member
    const { deputyships: _former, ...rest } = member
    return spans.length === 0 ? rest : { ...rest, deputyships: spans }
  }),
})

/** When, and by whom: nobody is told of their own act. */
type Act = { now: Instant; actorId?: string }

const notOver = ({ deputyships = [] }: StaffMember, now: Instant): Deputyship[] =>
  deputyships.filter(({ until }) => until > now)

/** The roster with somebody named by `actorId` for a span; spans that are over go. */
export const withDeputy = (
  roster: Roster,
  member: StaffMember,
  named: Deputyship,
  { now, actorId }: Act,
): Roster =>
  unsettling(roster, withSpans(roster, member.personId, [...notOver(member, now), named]), now, actorId)

/** The roster with a span that ends now, begun or not, so that a late repeat of naming it finds it; undefined when it is over. */
export const withoutDeputy = (
  roster: Roster,
  member: StaffMember,
  id: string,
  { now, actorId }: Act,
): Roster | undefined => {
  const open = notOver(member, now)
  if (!open.some((one) => one.id === id)) return undefined
  const spans = open.map((one) => (one.id === id ? { ...one, until: now } : one))
  return unsettling(roster, withSpans(roster, member.personId, spans), now, actorId)
}
