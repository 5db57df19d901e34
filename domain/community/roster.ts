import type { Department } from '../kernel/department'
import {
  type Day,
  dayFromNumber,
  dayNumberOf,
  type Instant,
  MINUTE,
  MINUTES_A_DAY,
  startOfDayNumber,
  type Weekday,
  weekdayOfNumber,
} from '../kernel/instant'
import type { Category } from '../routing/taxonomy'

/** What a member of staff may be in one community (domain.md §2); the company administrator is per company. */
export const ROLES = [
  'technician',
  'dispatcher',
  'lead',
  'supervisor',
  'manager',
  'finance',
  'admin',
  'duty_officer',
  /** A person of a contractor firm: works on tickets of the firm, and owns none (domain.md §2). */
  'contractor',
] as const
export type Role = (typeof ROLES)[number]

/** A weekly shift in minutes of the day; `to` at or before `from` ends on the next day (20:00–08:00 = 1200, 480). */
export type Shift = { weekday: Weekday; from: number; to: number }

/** A dated change of the weekly rota; it concerns shifts that begin on its days. A swap wins over leave. */
export type ShiftException =
  | { kind: 'leave'; firstDay: Day; lastDay: Day }
  | { kind: 'swap'; day: Day; shifts: readonly { from: number; to: number }[] }

/** Whose absence somebody fills (domain.md §2): those of the chain of escalation, and the duty officer. */
export const DEPUTISED: readonly Role[] = ['lead', 'supervisor', 'manager', 'duty_officer']

/** While it runs the member is away and the deputy stands in for them; it ends by itself. */
export type Deputyship = { id: string; deputyId: string; from: Instant; until: Instant }

export type StaffMember = {
  personId: string
  name: string
  department: Department
  roles: readonly Role[]
  /** Categories the member can handle. */
  skills: readonly Category[]
  phone: string
  shifts: readonly Shift[]
  exceptions?: readonly ShiftException[]
  /** Households the member belongs to: nobody gets a ticket about their own home (domain.md §2). */
  ownHouseholds?: readonly string[]
  /** Of a contractor: the firm. */
  firmId?: string
  /** Who stands in when the member is off duty (domain.md §2). */
  deputyId?: string
  /** Who stands in for a span: past ones go when the next is named. */
  deputyships?: readonly Deputyship[]
}

/** How somebody works in one community: what an invitation offers and an administrator changes. */
export type StaffTerms = {
  department: Department
  roles: readonly Role[]
  skills: readonly Category[]
  shifts: readonly Shift[]
  /** Of a contractor, and of nobody else. */
  firmId?: string
}

/** One document per community. */
export type Roster = {
  _id: string
  communityId: string
  version: number
  members: StaffMember[]
  /** Persons whose rights as a deputy are still to say what the members say; the timer does what a fault prevented. */
  unsettled?: string[]
  unsettledSince?: Instant
  /** What deputies are still to be told (design.md D4); absent while nobody was ever named. */
  pending?: DeputyNotice[]
  pendingSince?: Instant
}

/** A notice of domain/notice, whose room is above this one. */
export type DeputyNotice = {
  id: string
  kind: 'deputy_named' | 'deputy_ended'
  audience: { to: 'colleague'; personId: string }[]
  at: Instant
  words: { number: string; place: string; category: string; who: string; from: Instant; by: Instant }
  actorId?: string
}

/** All that the questions below need of a roster. */
export type Staff = { readonly members: readonly StaffMember[] }

type Hours = { from: number; to: number }

const isAway = (member: StaffMember, day: Day): boolean =>
  (member.exceptions ?? []).some((e) => e.kind === 'leave' && e.firstDay <= day && day <= e.lastDay)

/** The shifts of a member that begin on a day, by its number: the weekly ones, unless a swap or leave says otherwise. */
export const hoursOn = (member: StaffMember, dayNumber: number): readonly Hours[] => {
  const day = dayFromNumber(dayNumber)
  const swaps = (member.exceptions ?? []).flatMap((e) =>
    e.kind === 'swap' && e.day === day ? [e.shifts] : [],
  )
  if (swaps.length > 0) return swaps.flat()
  if (isAway(member, day)) return []
  return member.shifts.filter((shift) => shift.weekday === weekdayOfNumber(dayNumber))
}

const covers = (dayNumber: number, { from, to }: Hours, at: Instant): boolean => {
  const minute = (at - startOfDayNumber(dayNumber)) / MINUTE
  return from <= minute && minute < (to <= from ? to + MINUTES_A_DAY : to)
}

const worksAt = (member: StaffMember, at: Instant): boolean =>
  [dayNumberOf(at), dayNumberOf(at) - 1].some((dayNumber) =>
    hoursOn(member, dayNumber).some((hours) => covers(dayNumber, hours, at)),
  )

const deputyshipAt = ({ deputyships = [] }: StaffMember, at: Instant): Deputyship | undefined =>
  deputyships.find(({ from, until }) => from <= at && at < until)

/**
 * True when a shift of the member covers `at`: one of that day, or of the day before past midnight. Whoever has a
 * deputy for a span is away in it.
 */
export const onDuty = (member: StaffMember, at: Instant): boolean =>
  deputyshipAt(member, at) === undefined && worksAt(member, at)

export const memberOf = (staff: Staff, personId: string): StaffMember | undefined =>
  staff.members.find((member) => member.personId === personId)

/** The member, or whoever stands in for them by name at `at`, on duty or not. */
export const actingFor = (staff: Staff, member: StaffMember, at: Instant): StaffMember => {
  const running = deputyshipAt(member, at)
  return (running && memberOf(staff, running.deputyId)) ?? member
}

const withRole = (staff: Staff, role: Role): StaffMember[] =>
  staff.members.filter((member) => member.roles.includes(role))

/** True for our own people: a contractor's are on the roster to be told and let go, not to be given anything. */
export const isInHouse = ({ roles }: Pick<StaffMember, 'roles'>): boolean => !roles.includes('contractor')

/** The people of a contractor firm who are in the app. */
export const peopleOf = (staff: Staff, firmId: string): StaffMember[] =>
  staff.members.filter((member) => member.firmId === firmId)

/** The lead of a department; the first in the roster when there are several. */
export const leadOf = (staff: Staff, department: Department): StaffMember | undefined =>
  withRole(staff, 'lead').find((member) => member.department === department)

export const supervisorsOf = (staff: Staff): StaffMember[] => withRole(staff, 'supervisor')

/** Dispatchers: the front desk (客服前台). */
export const frontDeskOf = (staff: Staff): StaffMember[] => withRole(staff, 'dispatcher')

/** The community manager (项目经理); the first in the roster when there are several. */
export const managerOf = (staff: Staff): StaffMember | undefined => withRole(staff, 'manager')[0]

/** Leave takes nobody's deputy the shifts. */
const withoutLeave = (member: StaffMember): StaffMember => ({
  ...member,
  exceptions: (member.exceptions ?? []).filter(({ kind }) => kind !== 'leave'),
})

/** Duty officers (值班/中控) whose shift covers `at`, in roster order; for one who is away the deputy. */
export const dutyOfficersAt = (staff: Staff, at: Instant): StaffMember[] =>
  withRole(staff, 'duty_officer').flatMap((member) => {
    const acting = actingFor(staff, member, at)
    if (acting === member) return onDuty(member, at) ? [member] : []
    return worksAt(withoutLeave(member), at) ? [acting] : []
  })

/**
 * Who acts for a person at `at`: the person when on duty, otherwise the first on duty along the deputies; undefined
 * when none is or the person is not in the roster.
 */
export const standIn = (staff: Staff, personId: string, at: Instant): StaffMember | undefined => {
  const asked = new Set<string>()
  let member = memberOf(staff, personId)
  while (member !== undefined && !onDuty(member, at)) {
    asked.add(member.personId)
    const deputyId: string | undefined = deputyshipAt(member, at)?.deputyId ?? member.deputyId
    member = deputyId === undefined || asked.has(deputyId) ? undefined : memberOf(staff, deputyId)
  }
  return member
}

export type Reached = { member: StaffMember; as: 'self' | 'deputy' | 'duty_officer' | 'off_duty' }

/**
 * Who is told what a person must be told at `at`: the person or a deputy on duty, otherwise the duty officer
 * (domain.md §3.3), otherwise the person though off duty, so that it is never told to nobody.
 */
export const reach = (staff: Staff, personId: string, at: Instant): Reached | undefined => {
  const acting = standIn(staff, personId, at)
  if (acting !== undefined) return { member: acting, as: acting.personId === personId ? 'self' : 'deputy' }
  const [officer] = dutyOfficersAt(staff, at)
  if (officer !== undefined) return { member: officer, as: 'duty_officer' }
  const person = memberOf(staff, personId)
  return person === undefined ? undefined : { member: person, as: 'off_duty' }
}
