import { onDuty } from '../../../domain/community/roster'
import type { StaffInvitation } from '../../../domain/community/staff'
import type { Instant } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { command, list as listOf } from '../../_kit/store/store'
import { actions } from '../actions'
import { loadRoster } from './settle'

const MOST_OPEN = 100

/** Invitations of a community that somebody may still use. */
export const openInvitations = async (communityId: string, now: Instant): Promise<StaffInvitation[]> => {
  const live = await listOf<StaffInvitation>({
    collection: 'staff_invitations',
    index: 'byCommunity',
    equals: { communityId },
    range: { field: 'expiresAt', condition: command.gt(now) },
    limit: MOST_OPEN,
  })
  return live.filter(({ usedBy, withdrawnAt }) => usedBy === undefined && withdrawnAt === undefined)
}

export const list = actions.staff.list.handler(async ({ input: { communityId }, context: { call } }) => {
  const loading = Promise.all([loadRoster(communityId), openInvitations(communityId, call.now)])
  const { value } = await admit(call, loading, () => ({ communityId }))
  const [roster, invitations] = value
  return {
    members: (roster?.members ?? []).map((member) => ({
      personId: member.personId,
      name: member.name,
      phone: member.phone,
      department: member.department,
      roles: [...member.roles],
      skills: [...member.skills],
      ...(member.firmId !== undefined && { firmId: member.firmId }),
      shifts: [...member.shifts],
      exceptions: (member.exceptions ?? []).map((one) =>
        one.kind === 'swap' ? { ...one, shifts: [...one.shifts] } : one,
      ),
      ...(member.deputyId !== undefined && { deputyId: member.deputyId }),
      deputyships: (member.deputyships ?? []).flatMap(({ id, deputyId, from, until }) =>
        until > call.now ? [{ id, deputyId, from, until }] : [],
      ),
      onDuty: onDuty(member, call.now),
    })),
    invitations: invitations.map(({ _id, name, terms, createdAt, expiresAt }) => ({
      invitationId: _id,
      name,
      department: terms.department,
      roles: [...terms.roles],
      createdAt,
      expiresAt,
    })),
    version: roster?.version ?? 0,
    now: call.now,
  }
})
