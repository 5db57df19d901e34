import { DAY, type Instant } from '../kernel/instant'
import type { HomeBinding, Relation } from './person'

/** Whom an owner may bring in; owners themselves come by the register or the front desk (domain.md §2). */
export const INVITED_RELATIONS = [
  'co_owner',
  'family',
  'tenant',
  'agent',
] as const satisfies readonly Relation[]
export type InvitedRelation = (typeof INVITED_RELATIONS)[number]

/** How long an invitation waits to be used. */
export const INVITATION_LIFE_MS = 7 * DAY

/** One invitation into a home, used once; its `_id` is a hash of the code, which nobody can read back. */
export type HomeInvitation = {
  _id: string
  version: number
  communityId: string
  communityName: string
  unitId: string
  unitLabel: string
  /** The household joined: the inviter's, or for a tenant the new one of the lease. */
  householdId: string
  /** The household whose owner invited: whoever may see and withdraw it. */
  inviterHouseholdId: string
  relation: InvitedRelation
  /** The last instant of a tenant's lease. */
  leaseEndsAt?: Instant
  inviterId: string
  inviterName: string
  createdAt: Instant
  expiresAt: Instant
  usedBy?: string
  usedAt?: Instant
  withdrawnAt?: Instant
}

/** Why an invitation brings somebody nowhere. */
export type InvitationRefusal = 'expired' | 'used' | 'withdrawn' | 'lease_over'

/** Whether `personId` may use it at `now`; whoever used it may ask again and is told the same. */
export const invitationRefusal = (
  invitation: Pick<HomeInvitation, 'usedBy' | 'withdrawnAt' | 'expiresAt' | 'leaseEndsAt'>,
  personId: string,
  now: Instant,
): InvitationRefusal | undefined => {
  const { usedBy, withdrawnAt, expiresAt, leaseEndsAt } = invitation
  if (usedBy === personId) return undefined
  if (usedBy !== undefined) return 'used'
  if (withdrawnAt !== undefined) return 'withdrawn'
  if (expiresAt <= now) return 'expired'
  return leaseEndsAt !== undefined && leaseEndsAt <= now ? 'lease_over' : undefined
}

/** The binding that the invitation gives, since it was used. */
export const bindingBy = (invitation: HomeInvitation, now: Instant): HomeBinding => ({
  householdId: invitation.householdId,
  unitId: invitation.unitId,
  communityId: invitation.communityId,
  communityName: invitation.communityName,
  unitLabel: invitation.unitLabel,
  relation: invitation.relation,
  boundAt: invitation.usedAt ?? now,
  by: 'invitation',
  ...(invitation.leaseEndsAt !== undefined && { endsAt: invitation.leaseEndsAt }),
})
