import { numberOfDay, startOfDayNumber, type Day, type Instant } from '../kernel/instant'
import type { Relation } from './person'
import type { RegisterEntry } from './register/log'

/** What a unit is at present, as the service centre sees it (domain.md §6: occupied and vacant units). */
export const UNIT_STATUSES = ['occupied', 'vacant', 'decorating', 'let'] as const
export type UnitStatus = (typeof UNIT_STATUSES)[number]

/** A room of a community: phase 期 → building 栋 → entrance 单元 → room 室 (domain.md §2). */
export type Unit = {
  _id: string
  version: number
  communityId: string
  /** Absent where the community was not built in phases. */
  phase?: string
  building: string
  /** Empty where a building has one entrance without a number. */
  entrance: string
  room: string
  label: string
  /** Hundredths of a square metre, so that fees stay in integers. */
  areaCentiares: number
  /** What it was built for, in words: 住宅, 商铺, 车库. */
  use?: string
  status?: UnitStatus
  /** Last day of the developer's warranty. */
  warrantyUntil?: Day
  /** Who changed what in the register, oldest first. */
  log?: RegisterEntry[]
}

/** A person as the register has them before any WeChat identity is bound; a binding matches by phone. */
export type RegisteredMember = { name: string; relation: Relation; phone?: string }

/** A car and the space it stands on; either may be unknown. */
export type Vehicle = { plate?: string; space?: string }

export const TENURE_KINDS = ['owner_occupied', 'let', 'vacant', 'developer'] as const
export type TenureKind = (typeof TENURE_KINDS)[number]

/**
 * One tenure of a unit. Tickets, bills and surveys refer to household and unit, so a sale or a new lease starts a new
 * household and nobody inherits another's (domain.md §2). Those who use the app are bindings on the person documents;
 * `registered` is who belongs here on paper.
 */
export type Household = {
  _id: string
  version: number
  communityId: string
  unitId: string
  kind: 'owner_occupied' | 'let' | 'vacant' | 'developer'
  from: Instant
  to?: Instant
  /** Set while bindings to an ended household are still to be ended; the timer does what a fault prevented. */
  closingSince?: Instant
  /** The tenure of the unit that began when this one was handed over. */
  next?: { householdId: string; kind: TenureKind }
  registered?: RegisteredMember[]
  /** Last day of the lease. */
  leaseUntil?: Day
  vehicles?: Vehicle[]
  /** Special care (特殊关怀), such as 独居老人: shown only to staff who need it. */
  care?: string
  /** When something of it has served its time: a change noted here, or its people's names (domain.md §8). */
  keepUntil?: Instant
  /** What the unit was called, once it is out of the register. */
  unitLabel?: string
  log?: RegisterEntry[]
}

/** The first instant after the lease: what a tenant's binding ends with. Undefined without a lease. */
export const leaseEnd = ({ leaseUntil }: Pick<Household, 'leaseUntil'>): Instant | undefined =>
  leaseUntil === undefined ? undefined : startOfDayNumber(numberOfDay(leaseUntil) + 1)
