import type { Instant } from '../kernel/instant'

/** A room of a community: phase 期 → building 栋 → entrance 单元 → room 室 (domain.md §2). */
export type Unit = {
  _id: string
  version: number
  communityId: string
  building: string
  entrance: string
  room: string
  label: string
  /** Hundredths of a square metre, so that fees stay in integers. */
  areaCentiares: number
}

/**
 * One tenure of a unit. Tickets, bills and surveys refer to household and unit, so a sale or a new lease starts a new
 * household and nobody inherits another's (domain.md §2). Members are bindings on the person documents.
 */
export type Household = {
  _id: string
  version: number
  communityId: string
  unitId: string
  kind: 'owner_occupied' | 'let' | 'vacant' | 'developer'
  from: Instant
  to?: Instant
}
