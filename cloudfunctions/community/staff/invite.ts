import type { Community } from '../../../domain/community/community'
import { endOf } from '../../../domain/community/firm'
import { INVITATION_LIFE_MS } from '../../../domain/community/invitation'
import type { StaffInvitation } from '../../../domain/community/staff'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { insert, load } from '../../_kit/store/store'
import { actions } from '../actions'
import { invitationOver } from '../find-invitation'
import { codeOf, invitationIdOf } from '../invitation-code'
import { loadFirm } from '../firms/settle'
import { checkTerms } from './terms'

/** A contractor's person joins a firm that works here. */
const checkFirm = async (communityId: string, firmId: string, now: number): Promise<void> => {
  const firm = await loadFirm(firmId)
  if (firm?.communityId !== communityId || endOf(firm) <= now)
    throw refuse('BAD_INPUT', 'firm_unknown', { field: 'firmId' })
}

export const invite = actions.staff.invite.handler(async ({ input, context: { call } }) => {
  const { commandId, communityId, name, phone, department, roles, skills, shifts, firmId } = input
  const loading = load<Community>('communities', communityId)
  const { person, value: community } = await admit(call, loading, () => ({ communityId }))
  if (community === undefined) throw refuse('NOT_FOUND', 'not_found', { field: 'communityId' })
  const terms = checkTerms({ department, roles, skills, shifts, ...(firmId !== undefined && { firmId }) })
  if (firmId !== undefined) await checkFirm(communityId, firmId, call.now)
  const code = codeOf('staff', person._id, commandId)
  const invitation: StaffInvitation = {
    _id: invitationIdOf('staff', code),
    version: 1,
    communityId,
    communityName: community.name,
    name,
    ...(phone !== undefined && { phone }),
    terms,
    inviterId: person._id,
    createdAt: call.now,
    expiresAt: call.now + INVITATION_LIFE_MS,
  }
  const { _id: ref } = invitation
  await record(commandId, { communityId, at: call.now, actorId: person._id, act: 'staff_invited', ref })
  const isNew = (await insert('staff_invitations', invitation)) === 'inserted'
  const kept = isNew ? invitation : await load<StaffInvitation>('staff_invitations', ref)
  return { code, expiresAt: (kept ?? invitation).expiresAt }
})

export const withdraw = actions.staff.withdraw.handler(async ({ input, errors, context: { call } }) => {
  const { communityId, invitationId } = input
  const reload = () => load<StaffInvitation>('staff_invitations', invitationId)
  const { person, value } = await admit(call, reload(), () => ({ communityId }))
  if (value === undefined || value.communityId !== communityId) throw invitationOver(errors, 'unknown')
  if (value.usedBy === undefined && value.withdrawnAt === undefined)
    await record(invitationId, {
      ...{ communityId, at: call.now, actorId: person._id },
      ...{ act: 'staff_invitation_withdrawn', ref: invitationId },
    })
  await commit('staff_invitations', value, reload, (state) => {
    if (state.usedBy !== undefined) throw invitationOver(errors, 'used')
    if (state.withdrawnAt !== undefined) return undefined
    return { ...state, version: state.version + 1, withdrawnAt: call.now }
  })
  return { withdrawn: true as const }
})
