import type { Instant } from '../kernel/instant'
import type { HomeBinding, Relation } from './person'

/** What belonging to a household gives (domain.md §2: rights by relation are a table). */
export const RIGHTS = [
  'sees_bills',
  'pays',
  'invites',
  'removes',
  'votes',
  'reports',
  'sees_earlier_tickets',
] as const
export type Right = (typeof RIGHTS)[number]

/** A tenant sees only what the lease makes theirs; only owners decide who else belongs and vote. */
export const RIGHTS_OF: Readonly<Record<Relation, readonly Right[]>> = {
  owner: RIGHTS,
  co_owner: RIGHTS,
  family: ['sees_bills', 'pays', 'reports', 'sees_earlier_tickets'],
  tenant: ['sees_bills', 'pays', 'reports'],
  agent: ['sees_bills', 'pays', 'reports', 'sees_earlier_tickets'],
}

export const hasRight = ({ relation }: Pick<HomeBinding, 'relation'>, right: Right): boolean =>
  RIGHTS_OF[relation].includes(right)

/** From when on the bearer sees what the household did: always, or since their own binding began. */
export const seesSince = (home: Pick<HomeBinding, 'relation' | 'boundAt'>): Instant =>
  hasRight(home, 'sees_earlier_tickets') ? 0 : home.boundAt
