import type { Instant } from '../kernel/instant'
import type { Department } from '../routing/taxonomy'
import { actingAt, homeOf, type HomeBinding, type Person, type StaffRole } from './person'
import { hasRight, seesSince } from './rights'
import { earnestRoles, rolesAt } from './trial'

/**
 * What a caller is to the thing an action touches. The table action × standing is declared with the contract and is
 * the only place that says who may call (design.md D2, domain.md §8).
 */
export const STANDINGS = [
  /** No identity at all: the desk page before sign-in. */
  'anyone',
  /** Calls from WeChat, whether we know the person or not; never one whose account is closed. */
  'wechat',
  /** A known person who is not disabled. */
  'person',
  /** Bound to the home that the request names. */
  'home_member',
  /** Bound to it with the right to say who else belongs (domain.md §2: owners). */
  'home_owner',
  /** Made this ticket. */
  'reporter',
  /** Belongs to the household this ticket is about. */
  'household',
  /** The named owner of this ticket at this moment. */
  'handler',
  /** A technician of the department that the ticket is with. */
  'colleague',
  'lead',
  'dispatcher',
  'duty_officer',
  'supervisor',
  'manager',
  'finance',
  'admin',
  /** Of the contractor firm that does the work on this ticket. */
  'contractor',
  /** Another function of ours, proven by HMAC; never a person. */
  'function',
] as const
export type Standing = (typeof STANDINGS)[number]

/** The thing that an action touches, as far as access depends on it. */
export type Subject = {
  communityId?: string
  department?: Department
  /** The household the request or the ticket is about. */
  householdId?: string
  reporterId?: string
  ownerId?: string
  /** The contractor firm that has this ticket. */
  firmId?: string
  /** When the ticket was reported: a tenant sees what the household did since they belong to it (domain.md §2). */
  since?: Instant
}

/** What is of no community is the company's: somebody who only tries the program out is nobody there. */
const rolesFor = (person: Person, { communityId }: Subject, now: Instant): StaffRole[] =>
  communityId === undefined ? earnestRoles(person) : rolesAt(person, now)

const staffStandings = (roles: readonly StaffRole[], subject: Subject): Standing[] =>
  roles.flatMap((role): Standing[] => {
    if (subject.communityId !== undefined && role.communityId !== subject.communityId) return []
    const sameDepartment = subject.department === undefined || role.department === subject.department
    if (role.role === 'technician') return sameDepartment ? ['colleague'] : []
    if (role.role === 'lead') return sameDepartment ? ['lead'] : []
    if (role.role === 'contractor')
      return role.firmId !== undefined && role.firmId === subject.firmId ? ['contractor'] : []
    return [role.role]
  })

/** Whoever left the staff owns jobs until they are given back, and may touch none of them (domain.md §9). */
const worksAt = (person: Person, { communityId }: Subject, now: Instant): boolean =>
  rolesAt(person, now).some((role) => communityId === undefined || role.communityId === communityId)

const homeStandings = (home: HomeBinding, { reporterId, since = Infinity }: Subject): Standing[] => [
  'home_member',
  ...(hasRight(home, 'invites') ? (['home_owner'] as const) : []),
  ...(reporterId !== undefined && since >= seesSince(home) ? (['household'] as const) : []),
]

/**
 * Everything a caller is to `subject` at `now`; a disabled person is nothing, at once.
 * @param as 'deputy' counts what the caller is in the place of colleagues who are away, as actions do that are open to
 *   deputies (domain.md §2); 'self' does not
 */
export const standingsOf = (
  person: Person | undefined,
  subject: Subject,
  now: Instant,
  as: 'self' | 'deputy' = 'self',
): Standing[] => {
  if (person === undefined) return ['anyone']
  if (person.disabledAt !== undefined && person.disabledAt <= now) return []
  const own = rolesFor(person, subject, now)
  const roles = as === 'self' ? own : [...own, ...actingAt(person, now)]
  const standings: Standing[] = ['anyone', 'person', ...staffStandings(roles, subject)]
  const home = subject.householdId === undefined ? undefined : homeOf(person, subject.householdId, now)
  if (home !== undefined) standings.push(...homeStandings(home, subject))
  if (subject.reporterId !== undefined && subject.reporterId === person._id) standings.push('reporter')
  if (worksAt(person, subject, now) && subject.ownerId === person._id) standings.push('handler')
  // Nobody works on a ticket about themselves or their own home (domain.md §2), whoever employs them.
  const isOwn = standings.includes('reporter') || standings.includes('household')
  return isOwn ? standings.filter((one) => one !== 'contractor') : standings
}

/** True when one of the caller's standings is in the action's row. */
export const mayCall = (allowed: readonly Standing[], standings: readonly Standing[]): boolean =>
  allowed.some((standing) => standings.includes(standing))
