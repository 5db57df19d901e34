import {
  actingFor,
  dutyOfficersAt,
  managerOf,
  onDuty,
  type Role,
  type StaffMember,
  standIn,
} from '../community/roster'
import type { Instant } from '../kernel/instant'
import { nextWorkingInstant, type WorkCalendar } from '../sla/calendar'
import type { Category, Department, Priority } from '../routing/taxonomy'

export type DispatchQuestion = {
  department: Department
  /** The category of the report: a member must have it among the skills. */
  skill: Category
  priority: Priority
  members: readonly StaffMember[]
  /** Open tickets per personId; absent = none. */
  openWork: Readonly<Record<string, number>>
  now: Instant
  /** The department's working time: a non-emergency outside it waits (domain.md §3.2). */
  calendar: WorkCalendar
  /**
   * People who must not get it: the reporter, the person complained of, everybody of the home concerned (domain.md
   * §2), and those to whom it was already offered.
   */
  excluding?: readonly string[]
  /** When each member last got a job; of two with equal work, the one longest without is next. */
  lastJobAt?: Readonly<Record<string, Instant>>
}

export type DispatchReason =
  | 'least_open_work'
  | 'emergency_whoever_is_on_duty'
  | 'nobody_on_duty'
  | 'nobody_with_skill'
  | 'nobody_at_all'

type Named = {
  personId: string
  name: string
  phone: string
  reason: DispatchReason
  /** `now`, or the start of the next working period, which the resident is told. */
  startsAt: Instant
}

/** Who answers for the ticket (domain.md §3.4). 'nobody': the roster has no manager who may take it; ask the company. */
export type Handler =
  | (Named & { kind: 'member' | 'duty_officer' | 'manager' })
  | { kind: 'nobody'; reason: 'nobody_at_all'; startsAt: Instant }

/** Roles that do the work of a department; leads and above have it only when they hold one of these too. */
const WORKING_ROLES: readonly Role[] = ['technician', 'dispatcher', 'finance']

const byWork =
  ({ openWork, lastJobAt = {} }: DispatchQuestion) =>
  (a: StaffMember, b: StaffMember): number =>
    (openWork[a.personId] ?? 0) - (openWork[b.personId] ?? 0) ||
    (lastJobAt[a.personId] ?? 0) - (lastJobAt[b.personId] ?? 0) ||
    (a.personId < b.personId ? -1 : 1)

const worksIn = (department: Department) => (member: StaffMember) =>
  member.department === department && member.roles.some((role) => WORKING_ROLES.includes(role))

const startOf = ({ priority, now, calendar }: DispatchQuestion): Instant =>
  priority === 'emergency' ? now : nextWorkingInstant(now, calendar)

/** The manager, or on duty instead the deputy; a manager who may not take it is passed over for another one. */
const managerAt = (
  all: readonly StaffMember[],
  allowed: readonly StaffMember[],
  at: Instant,
): StaffMember | undefined => {
  const manager = managerOf({ members: all })
  const acting = manager && standIn({ members: all }, manager.personId, at)
  const deputy = manager && actingFor({ members: all }, manager, at)
  const candidates = [acting, deputy, manager, managerOf({ members: allowed })]
  return candidates.find((member) => member !== undefined && allowed.includes(member))
}

/**
 * The on-duty member of the department with the skill and the least open work (in an emergency, without the skill if
 * need be: "whoever is on duty", domain.md §3.2); otherwise the duty officer; otherwise the community manager or the
 * deputy on duty, with the reason kept (domain.md §3.4). A non-emergency outside working time goes to whoever is on
 * duty when the next working period begins.
 */
export const chooseHandler = (question: DispatchQuestion): Handler => {
  const { department, skill, members, now, excluding = [] } = question
  const startsAt = startOf(question)
  const named = (
    member: StaffMember,
    kind: Exclude<Handler['kind'], 'nobody'>,
    reason: DispatchReason,
  ): Handler => {
    const { personId, name, phone } = member
    return { kind, personId, name, phone, reason, startsAt }
  }

  const allowed = members.filter((member) => !excluding.includes(member.personId))
  const present = allowed.filter(worksIn(department)).filter((member) => onDuty(member, startsAt))
  const [best] = present.filter((member) => member.skills.includes(skill)).sort(byWork(question))
  if (best !== undefined) return named(best, 'member', 'least_open_work')
  const [anybody] = question.priority === 'emergency' ? [...present].sort(byWork(question)) : []
  if (anybody !== undefined) return named(anybody, 'member', 'emergency_whoever_is_on_duty')

  const [officer] = [
    ...dutyOfficersAt({ members: allowed }, startsAt),
    ...dutyOfficersAt({ members: allowed }, now),
  ]
  if (officer !== undefined)
    return named(officer, 'duty_officer', present.length === 0 ? 'nobody_on_duty' : 'nobody_with_skill')

  const manager = managerAt(members, allowed, startsAt)
  return manager === undefined
    ? { kind: 'nobody', reason: 'nobody_at_all', startsAt }
    : named(manager, 'manager', 'nobody_at_all')
}
