import type { Household } from '../../../domain/community/household'
import { bindingBy, invitationRefusal, type HomeInvitation } from '../../../domain/community/invitation'
import { maskName, homeOf, type Person } from '../../../domain/community/person'
import { hasRight } from '../../../domain/community/rights'
import type { Instant } from '../../../domain/kernel/instant'
import { admitWechat } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { insert, load } from '../../_kit/store/store'
import { actions } from '../actions'
import { findInvitation, invitationOver } from '../find-invitation'
import { giveHome, meet, nameOnce, newcomer } from './bind-person'

export const lookInvitation = actions.home.lookInvitation.handler(
  async ({ input, errors, context: { call } }) => {
    const { personId, person } = await admitWechat(call)
    const invitation = await findInvitation<HomeInvitation>('home', personId, input.code, call.now, errors)
    const refusal = invitationRefusal(invitation, personId, call.now)
    if (refusal !== undefined) throw invitationOver(errors, refusal)
    const { communityName, unitLabel, relation, inviterName, expiresAt, leaseEndsAt, householdId } =
      invitation
    return {
      communityName,
      unitLabel,
      relation,
      inviter: maskName(inviterName),
      expiresAt,
      ...(leaseEndsAt !== undefined && { leaseEndsAt }),
      joined: person !== undefined && homeOf(person, householdId, call.now) !== undefined,
    }
  },
)

/** Whoever invited must still be able to: a home that was sold or taken invites nobody. */
const inviterMayStill = async (invitation: HomeInvitation, now: Instant): Promise<boolean> => {
  const inviter = await load<Person>('persons', invitation.inviterId)
  const home = inviter && homeOf(inviter, invitation.inviterHouseholdId, now)
  return home !== undefined && inviter?.disabledAt === undefined && hasRight(home, 'invites')
}

/** The household that a lease starts; there already when this is a repeat. */
const startLease = async ({ householdId, unitId, communityId, leaseEndsAt, usedAt }: HomeInvitation) => {
  const lease: Household = {
    _id: householdId,
    version: 1,
    communityId,
    unitId,
    kind: 'let',
    from: usedAt ?? 0,
    ...(leaseEndsAt !== undefined && { to: leaseEndsAt }),
  }
  await insert('households', lease)
}

/** An owner may have removed the person since: a repeat long after does not bring them back. */
const hadHomeBy = (person: Person, { householdId, usedAt = 0 }: HomeInvitation): boolean =>
  person.homes.some((home) => home.householdId === householdId && home.boundAt >= usedAt)

/**
 * Uses the invitation up first, then writes the home: of two people one is refused, and whoever was cut off in between
 * gets the home by asking again.
 */
export const join = actions.home.join.handler(async ({ input, errors, context: { call } }) => {
  const { openid, personId } = await admitWechat(call)
  const invitation = await findInvitation<HomeInvitation>('home', personId, input.code, call.now, errors)
  const fresh = invitation.usedBy === undefined
  if (fresh && !(await inviterMayStill(invitation, call.now))) throw invitationOver(errors, 'withdrawn')
  const { after: used } = await commit(
    'home_invitations',
    invitation,
    () => load<HomeInvitation>('home_invitations', invitation._id),
    (state) => {
      const refusal = invitationRefusal(state, personId, call.now)
      if (refusal !== undefined) throw invitationOver(errors, refusal)
      if (state.usedBy !== undefined) return undefined
      return { ...state, version: state.version + 1, usedBy: personId, usedAt: call.now }
    },
  )
  const person = await meet(newcomer(personId, openid, input.name))
  if (person.name === '') await nameOnce(personId, input.name)
  if (used.relation === 'tenant') await startLease(used)
  if (!hadHomeBy(person, used)) await giveHome(personId, bindingBy(used, call.now), call.now)
  return { householdId: used.householdId, unitLabel: used.unitLabel }
})
