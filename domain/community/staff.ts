import { MINUTES_A_DAY, type Instant } from '../kernel/instant'
import { TAXONOMY } from '../routing/taxonomy'
import { homesAt, type Person, type StaffRole } from './person'
import { unsettling } from './deputy'
import {
  DEPUTISED,
  type Role,
  type Roster,
  type Shift,
  type ShiftException,
  type StaffMember,
  type StaffTerms,
} from './roster'

/** One invitation into the staff, used once; its `_id` is a hash of the code. */
export type StaffInvitation = {
  _id: string
  version: number
  communityId: string
  communityName: string
  name: string
  /** When given, only the person whose number WeChat vouches for may use it. */
  phone?: string
  terms: StaffTerms
  inviterId: string
  createdAt: Instant
  expiresAt: Instant
  usedBy?: string
  usedAt?: Instant
  withdrawnAt?: Instant
}

/** What is wrong with terms: the field, for a sentence of its own. */
export type TermsProblem = 'roles' | 'skills' | 'shifts' | 'firmId'

const isMinute = (minute: number, last: number): boolean =>
  Number.isInteger(minute) && minute >= 0 && minute <= last

/** Two shifts of the same weekday that begin at the same minute say nothing twice. */
const repeats = (shifts: readonly Shift[]): boolean =>
  new Set(shifts.map(({ weekday, from }) => `${weekday}.${from}`)).size < shifts.length

/** The first thing wrong with terms; skills are of the department, for jobs are offered within it (domain.md §3.4). */
export const termsProblem = (terms: StaffTerms): TermsProblem | undefined => {
  const { department, roles, skills, shifts, firmId } = terms
  if (roles.length === 0 || new Set(roles).size < roles.length) return 'roles'
  // A contractor's person is nothing else here, and nobody else is of a firm.
  if (roles.includes('contractor') && roles.length > 1) return 'roles'
  if (roles.includes('contractor') !== (firmId !== undefined)) return 'firmId'
  if (skills.some((skill) => TAXONOMY[skill].department !== department)) return 'skills'
  const wrong = shifts.some(
    ({ from, to }) => !isMinute(from, MINUTES_A_DAY - 1) || !isMinute(to, MINUTES_A_DAY),
  )
  return wrong || repeats(shifts) ? 'shifts' : undefined
}

type Place = { _id: string; name: string }

const elsewhere = (person: Person, communityId: string): StaffRole[] =>
  person.roles.filter((role) => role.communityId !== communityId)

/** The person with exactly these terms in one community; the roster follows (`settling`), so access changes at once. */
export const employ = (person: Person, { _id, name }: Place, terms: StaffTerms, now: Instant): Person => ({
  ...person,
  version: person.version + 1,
  roles: [
    ...elsewhere(person, _id),
    ...terms.roles.map((role) => ({
      communityId: _id,
      communityName: name,
      role,
      department: terms.department,
      ...(terms.firmId !== undefined && { firmId: terms.firmId }),
    })),
  ],
  settling: [...otherSettling(person, _id), { communityId: _id, terms }],
  settlingSince: person.settlingSince ?? now,
})

/** The person without any role in one community, from this write on; undefined when there was none. */
export const dismiss = (person: Person, communityId: string, now: Instant): Person | undefined => {
  const roles = elsewhere(person, communityId)
  if (roles.length === person.roles.length) return undefined
  const { acting = [], ...rest } = person
  const others = acting.filter((role) => role.communityId !== communityId)
  return {
    ...rest,
    ...(others.length > 0 && { acting: others }),
    version: person.version + 1,
    roles,
    settling: [...otherSettling(person, communityId), { communityId }],
    settlingSince: person.settlingSince ?? now,
  }
}

const otherSettling = (person: Person, communityId: string) =>
  (person.settling ?? []).filter((one) => one.communityId !== communityId)

/** The person once the rosters say the same. */
export const settled = ({ settling, settlingSince, ...person }: Person): Person | undefined =>
  settling === undefined && settlingSince === undefined
    ? undefined
    : { ...person, version: person.version + 1 }

type Colleague = Pick<Person, '_id' | 'name' | 'phone' | 'homes'>

/** Households here that the person belongs to; nothing when there are none. */
const ownHouseholds = (person: Pick<Person, 'homes'>, { communityId }: Roster, now: Instant) => {
  const own = homesAt(person, now)
    .filter((home) => home.communityId === communityId)
    .map(({ householdId }) => householdId)
  return own.length === 0 ? {} : { ownHouseholds: own }
}

/** The roster with the homes that are the person's; undefined when it says so already. */
export const withHomes = (roster: Roster, person: Colleague, now: Instant): Roster | undefined => {
  const known = roster.members.find((member) => member.personId === person._id)
  if (known === undefined) return undefined
  const { ownHouseholds: _former, ...rest } = known
  const member: StaffMember = { ...rest, ...ownHouseholds(person, roster, now) }
  if (JSON.stringify(member.ownHouseholds) === JSON.stringify(known.ownHouseholds)) return undefined
  return {
    ...roster,
    version: roster.version + 1,
    members: roster.members.map((one) => (one.personId === person._id ? member : one)),
  }
}

/** The roster with the member as the person's terms say; what it says already changes nothing. */
export const withMember = (
  roster: Roster,
  person: Colleague,
  terms: StaffTerms,
  now: Instant,
): Roster | undefined => {
  const known = roster.members.find((member) => member.personId === person._id)
  const { deputyships, firmId: _former, ownHouseholds: homes, ...rest } = known ?? {}
  const mayBeAway = terms.roles.some((role) => DEPUTISED.includes(role))
  const member: StaffMember = {
    ...rest,
    ...(deputyships && mayBeAway && { deputyships }),
    personId: person._id,
    name: person.name,
    phone: person.phone,
    ...terms,
    ...ownHouseholds(person, roster, now),
  }
  const moved = JSON.stringify(homes) !== JSON.stringify(member.ownHouseholds)
  const loses = (deputyships !== undefined && !mayBeAway) || known?.firmId !== terms.firmId || moved
  if (known !== undefined && !loses && JSON.stringify({ ...known, ...member }) === JSON.stringify(known))
    return undefined
  const others = roster.members.filter((one) => one.personId !== person._id)
  return unsettling(roster, { ...roster, version: roster.version + 1, members: [...others, member] }, now)
}

const withoutDeputyships = ({ deputyships = [], ...member }: StaffMember, deputyId: string): StaffMember => {
  const left = deputyships.filter((one) => one.deputyId !== deputyId)
  return left.length === 0 ? member : { ...member, deputyships: left }
}

/** The roster without the member, and nobody with them as a deputy; undefined when they are not in it. */
export const withoutMember = (roster: Roster, personId: string, now: Instant): Roster | undefined => {
  if (!roster.members.some((member) => member.personId === personId)) return undefined
  const members = roster.members
    .filter((member) => member.personId !== personId)
    .map(({ deputyId, ...member }) =>
      deputyId === undefined || deputyId === personId ? member : { ...member, deputyId },
    )
    .map((member) => withoutDeputyships(member, personId))
  return unsettling(roster, { ...roster, version: roster.version + 1, members }, now)
}

export type RotaChange = {
  shifts: readonly Shift[]
  exceptions: readonly ShiftException[]
  deputyId?: string
}

/** The roster with other hours for one member. */
export const withRota = (
  roster: Roster,
  personId: string,
  { shifts, exceptions, deputyId }: RotaChange,
): Roster => ({
  ...roster,
  version: roster.version + 1,
  members: roster.members.map((member) => {
    if (member.personId !== personId) return member
    const { deputyId: _former, ...rest } = member
    return { ...rest, shifts, exceptions, ...(deputyId !== undefined && { deputyId }) }
  }),
})

/** Somebody must be left who can let others in: the last administrator neither leaves nor becomes something else. */
export const leavesNoAdmin = (roster: Roster, personId: string, rolesAfter: readonly Role[]): boolean => {
  const admins = roster.members.filter((member) => member.roles.includes('admin'))
  return admins.length === 1 && admins[0]?.personId === personId && !rolesAfter.includes('admin')
}
