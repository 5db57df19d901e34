import {
  actingFor,
  frontDeskOf,
  leadOf,
  managerOf,
  memberOf,
  onDuty,
  peopleOf,
  reach,
  supervisorsOf,
  type Staff,
  type StaffMember,
} from '../community/roster'
import type { Department } from '../kernel/department'
import { sideOf, type Audience, type NoticeKind, type PendingNotice, type Side } from './notice'

/** Persons to tell, and those to tell instead when none of the earlier ones can be told. */
export type Tier = string[]

/**
 * The members of an office, deputies in the place of those who are away; when none of them is on duty, also whoever
 * stands in (domain.md §3.3).
 */
const office = (staff: Staff, holders: readonly StaffMember[], at: number): Tier => {
  const members = holders.map((member) => actingFor(staff, member, at))
  const standIns = members.some((member) => onDuty(member, at))
    ? []
    : members.flatMap((member) => reach(staff, member.personId, at)?.member ?? [])
  return [...new Set([...members, ...standIns].map((member) => member.personId))]
}

const present = (member: StaffMember | undefined): StaffMember[] => (member === undefined ? [] : [member])

type Rung = { to: Audience['to']; tier: Tier }

/** lead → supervisor → manager (domain.md §2), each with the persons it stands for at `at`. */
const ladder = (staff: Staff, department: Department | undefined, at: number): Rung[] => {
  const lead = department === undefined ? [] : present(leadOf(staff, department))
  return [
    { to: 'lead', tier: office(staff, lead, at) },
    { to: 'supervisor', tier: office(staff, supervisorsOf(staff), at) },
    { to: 'manager', tier: office(staff, present(managerOf(staff)), at) },
  ]
}

/** Whoever sits at the front desk, else the ladder of customer service (domain.md §2). */
const frontDesk = (staff: Staff, at: number, rungs: readonly Rung[]): Tier[] => [
  office(staff, frontDeskOf(staff), at),
  ...rungs.map((rung) => rung.tier),
]

/** An overdue owner who is off duty does not read it in time: it also goes to the deputy or duty officer (§3.3). */
const ownTier = (staff: Staff, personId: string, kind: NoticeKind, at: number): Tier => {
  const member = memberOf(staff, personId)
  return kind === 'ticket_overdue' && member !== undefined ? office(staff, [member], at) : [personId]
}

const without = (tiers: readonly Tier[], actorId: string | undefined): Tier[] =>
  tiers.map((tier) => tier.filter((personId) => personId !== actorId))

/**
 * Who is told, tier by tier: the first tier with a reachable person is told, the others are not. What is for a resident
 * goes to nobody else; what staff must do climbs until somebody is there.
 * @param department of the document; absent when it belongs to none
 */
export const tiersOf = (
  staff: Staff,
  notice: Pick<PendingNotice, 'kind' | 'at' | 'actorId'>,
  audience: Audience,
  department: Department | undefined,
): Tier[] => {
  const { kind, at } = notice
  if (audience.to === 'firm')
    return without([peopleOf(staff, audience.firmId).map(({ personId }) => personId)], notice.actorId)
  if (audience.to === 'colleague') {
    const { personId } = audience
    return without([memberOf(staff, personId) === undefined ? [] : [personId]], notice.actorId)
  }
  const rungs = ladder(staff, audience.to === 'lead' ? audience.department : department, at)
  if (audience.to === 'front_desk') return without(frontDesk(staff, at, rungs), notice.actorId)
  if (audience.to !== 'person') {
    const from = rungs.findIndex((rung) => rung.to === audience.to)
    return without(
      rungs.slice(from).map((rung) => rung.tier),
      notice.actorId,
    )
  }
  const { personId } = audience
  if (sideFor(staff, kind, personId) === 'resident') return [[personId]]
  return without([ownTier(staff, personId, kind, at), ...rungs.map((rung) => rung.tier)], notice.actorId)
}

/** In which role this person hears of it. */
export const sideFor = (staff: Staff, kind: NoticeKind, personId: string): Side => {
  const side = sideOf(kind)
  if (side !== 'either') return side
  return memberOf(staff, personId) === undefined ? 'resident' : 'staff'
}
