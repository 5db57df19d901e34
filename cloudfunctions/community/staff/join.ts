import { endOf } from '../../../domain/community/firm'
import { invitationRefusal } from '../../../domain/community/invitation'
import type { Person } from '../../../domain/community/person'
import { employ, type StaffInvitation } from '../../../domain/community/staff'
import { record } from '../../_kit/audit'
import { admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { findInvitation, invitationOver } from '../find-invitation'
import { meet, newcomer } from '../home/bind-person'
import { loadFirm } from '../firms/settle'
import { settle } from './settle'

const isForOther = ({ phone }: StaffInvitation, person: Person | undefined): boolean =>
  phone !== undefined && person?.phoneVerifiedAt !== undefined && person.phone !== phone

const needsPhone = ({ phone }: StaffInvitation, person: Person | undefined): boolean =>
  phone !== undefined && person?.phoneVerifiedAt === undefined

export const lookInvitation = actions.staff.lookInvitation.handler(
  async ({ input, errors, context: { call } }) => {
    const { personId, person } = await admitWechat(call)
    const found = await findInvitation<StaffInvitation>('staff', personId, input.code, call.now, errors)
    const refusal = invitationRefusal(found, personId, call.now)
    if (refusal !== undefined) throw invitationOver(errors, refusal)
    if (isForOther(found, person)) throw invitationOver(errors, 'other_phone')
    const { communityName, name, terms, expiresAt } = found
    return {
      communityName,
      name,
      department: terms.department,
      roles: [...terms.roles],
      expiresAt,
      needsPhone: needsPhone(found, person),
    }
  },
)

const worksIn = (person: Person, communityId: string): boolean =>
  person.roles.some((role) => role.communityId === communityId)

/**
 * Uses the invitation up, then gives the roles, then the roster follows. Whoever was cut off in between gets the rest by
 * asking again or from the timer; somebody dismissed since does not come back by an old code.
 */
export const join = actions.staff.join.handler(async ({ input, errors, context: { call } }) => {
  const { openid, personId, person: known } = await admitWechat(call)
  const found = await findInvitation<StaffInvitation>('staff', personId, input.code, call.now, errors)
  if (isForOther(found, known) || needsPhone(found, known)) throw invitationOver(errors, 'other_phone')
  const { communityId, communityName } = found
  const reload = () => load<StaffInvitation>('staff_invitations', found._id)
  const { after: used } = await commit('staff_invitations', found, reload, (state) => {
    const refusal = invitationRefusal(state, personId, call.now)
    if (refusal !== undefined) throw invitationOver(errors, refusal)
    if (state.usedBy !== undefined) return undefined
    return { ...state, version: state.version + 1, usedBy: personId, usedAt: call.now }
  })
  await record(found._id, {
    communityId,
    at: call.now,
    actorId: personId,
    act: 'staff_joined',
    ref: found._id,
  })
  const { firmId } = used.terms
  const firm = firmId === undefined ? undefined : await loadFirm(firmId)
  // Its contract came to an end between invitation and now.
  if (firmId !== undefined && (firm === undefined || endOf(firm) <= call.now))
    throw invitationOver(errors, 'withdrawn')
  const met = await meet(newcomer(personId, openid, found.name))
  const place = { _id: communityId, name: communityName }
  const reloadPerson = () => load<Person>('persons', personId)
  await commit('persons', met, reloadPerson, (state) => {
    if (worksIn(state, communityId) || (state.joined ?? []).includes(used._id)) return undefined
    const named = { ...state, name: state.name === '' ? found.name : state.name }
    const joined = [...(state.joined ?? []), used._id]
    return { ...employ(named, place, used.terms, call.now), joined }
  })
  await settle(personId, call.now)
  return { communityId, communityName }
})
