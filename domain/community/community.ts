import type { Instant } from '../kernel/instant'
import type { Department } from '../kernel/department'
import type { ServicePolicy } from '../sla/policy'

/** Whose trial a community is. `endedAt` is when it ended; what came late goes two minutes after. */
export type Trial = {
  personId: string
  begunAt: Instant
  until: Instant
  endedAt?: Instant
  /** Its tickets when it ended, so that what is left of them is found after they have gone. */
  ticketIds?: string[]
}

/** What a community needs to answer a report: its name, its numbers to call, the policy in force. */
export type Community = {
  _id: string
  version: number
  name: string
  /** Duty phone (值班/中控), shown before an emergency is sent (domain.md §3.2). */
  dutyPhone: string
  departmentPhones: Partial<Record<Department, string>>
  policy: ServicePolicy
  /** A policy that is decided and not yet in force. One at a time: a later decision replaces it. */
  coming?: { policy: ServicePolicy; from: Instant }
  /** The last commands carried out, so that a repeat is recognised (design.md D3). */
  commands?: string[]
  /** One visitor's own, to try the program out in: in no list of communities, and gone when it ends. */
  trial?: Trial
}

/** The policy under which a promise given at `at` stands; what was promised earlier keeps its own (domain.md §3.3). */
export const policyAt = (
  { policy, coming }: Pick<Community, 'policy' | 'coming'>,
  at: Instant,
): ServicePolicy => (coming !== undefined && coming.from <= at ? coming.policy : policy)

const without = ({ coming: _coming, ...community }: Community): Community => community

/**
 * The community with another policy, one version above the last, from `from` on: at once when that is now or past.
 * What came into force meanwhile becomes the present one.
 */
export const withPolicy = (
  community: Community,
  next: Omit<ServicePolicy, 'version'>,
  from: Instant,
  now: Instant,
): Community => {
  const last = Math.max(community.policy.version, community.coming?.policy.version ?? 0)
  const policy = { ...next, version: last + 1 }
  const present = { ...without(community), version: community.version + 1, policy: policyAt(community, now) }
  return from <= now ? { ...present, policy } : { ...present, coming: { policy, from } }
}

/** The community without a decided policy that is not in force yet. */
export const withoutComing = (community: Community, now: Instant): Community => ({
  ...without(community),
  version: community.version + 1,
  policy: policyAt(community, now),
})

export type Settings = Pick<Community, 'name' | 'dutyPhone' | 'departmentPhones'>

export const withSettings = (community: Community, settings: Settings): Community => ({
  ...community,
  ...settings,
  version: community.version + 1,
})
