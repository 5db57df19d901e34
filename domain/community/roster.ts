import type { Day, Instant, Weekday } from '../kernel/instant'
import type { Department } from '../kernel/department'
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
] as const
export type Role = (typeof ROLES)[number]

/** A weekly shift in minutes of the day; `to` at or before `from` ends on the next day (20:00–08:00 = 1200, 480). */
export type Shift = { weekday: Weekday; from: number; to: number }

/** A dated change of the weekly rota; it concerns shifts that begin on its days. A swap wins over leave. */
export type ShiftException =
  | { kind: 'leave'; firstDay: Day; lastDay: Day }
  | { kind: 'swap'; day: Day; shifts: readonly { from: number; to: number }[] }

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
  /** Who stands in when the member is off duty (domain.md §2). */
  deputyId?: string
}

/** One document per community. */
export type Roster = { _id: string; communityId: string; version: number; members: StaffMember[] }

/** All that the questions below need of a roster. */
export type Staff = { readonly members: readonly StaffMember[] }

export type StandIn = { member: StaffMember; as: 'self' | 'deputy' }
