import { createHash } from 'node:crypto'
import { INVITATION_LIFE_MS, type HomeInvitation } from '../../../domain/community/invitation'
import { homeOf } from '../../../domain/community/person'
import { say } from '../../../contract/sentences'
import { admit } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { refuse } from '../../_kit/refuse'
import { command, insert, list, load } from '../../_kit/store/store'
import { actions } from '../actions'
import { codeOf, invitationIdOf } from '../invitation-code'

/** Open invitations of one household at a time. */
const MOST_OPEN = 10

const isOpen = ({ usedBy, withdrawnAt }: HomeInvitation): boolean =>
  usedBy === undefined && withdrawnAt === undefined

/** Invitations of a household that somebody may still use. */
export const openInvitations = async (householdId: string, now: number): Promise<HomeInvitation[]> => {
  const live = await list<HomeInvitation>({
    collection: 'home_invitations',
    index: 'byHousehold',
    equals: { inviterHouseholdId: householdId },
    range: { field: 'expiresAt', condition: command.gt(now) },
    limit: 100,
  })
  return live.filter(isOpen)
}

/** The household that a lease starts; the same for the same invitation, whoever asks again. */
const leaseHouseholdId = (invitationId: string): string =>
  `h${createHash('sha256').update(`lease:${invitationId}`).digest('hex').slice(0, 27)}`

const notYourHome = () => refuse('NOT_ALLOWED', 'not_your_home', { field: 'householdId' })

export const invite = actions.home.invite.handler(async ({ input, errors, context: { call } }) => {
  const { householdId, relation, leaseEndsAt, commandId } = input
  const { person } = await admit(call, Promise.resolve({ householdId }), (subject) => subject)
  const home = homeOf(person, householdId, call.now)
  if (home === undefined) throw notYourHome()
  if (home.communityId === person.trial?.communityId) throw refuse('NOT_ALLOWED', 'try_out_no_invitation')
  if ((relation === 'tenant') !== (leaseEndsAt !== undefined))
    throw refuse('BAD_INPUT', 'lease_end_missing', { field: 'leaseEndsAt' })
  if (leaseEndsAt !== undefined && leaseEndsAt <= call.now)
    throw refuse('BAD_INPUT', 'lease_end_past', { field: 'leaseEndsAt' })
  const code = codeOf('home', person._id, commandId)
  const _id = invitationIdOf('home', code)
  const known = await load<HomeInvitation>('home_invitations', _id)
  if (known !== undefined) return { code, expiresAt: known.expiresAt }
  if ((await openInvitations(householdId, call.now)).length >= MOST_OPEN)
    throw errors.TOO_MANY({ data: { sentence: say('too_many_invitations') } })
  const invitation: HomeInvitation = {
    _id,
    version: 1,
    communityId: home.communityId,
    communityName: home.communityName,
    unitId: home.unitId,
    unitLabel: home.unitLabel,
    householdId: relation === 'tenant' ? leaseHouseholdId(_id) : householdId,
    inviterHouseholdId: householdId,
    relation,
    ...(leaseEndsAt !== undefined && { leaseEndsAt }),
    inviterId: person._id,
    inviterName: person.name,
    createdAt: call.now,
    expiresAt: call.now + INVITATION_LIFE_MS,
  }
  await insert('home_invitations', invitation)
  return { code, expiresAt: invitation.expiresAt }
})

export const withdrawInvitation = actions.home.withdrawInvitation.handler(
  async ({ input, errors, context: { call } }) => {
    const reload = () => load<HomeInvitation>('home_invitations', input.invitationId)
    const { value } = await admit(call, reload(), (known) => ({
      householdId: known?.inviterHouseholdId ?? input.householdId,
    }))
    const over = (why: 'invitation_unknown' | 'invitation_used') =>
      errors.INVITATION_OVER({ data: { sentence: say(why) } })
    if (value === undefined || value.inviterHouseholdId !== input.householdId)
      throw over('invitation_unknown')
    await commit('home_invitations', value, reload, (state) => {
      if (state.usedBy !== undefined) throw over('invitation_used')
      if (state.withdrawnAt !== undefined) return undefined
      return { ...state, version: state.version + 1, withdrawnAt: call.now }
    })
    return { withdrawn: true as const }
  },
)
