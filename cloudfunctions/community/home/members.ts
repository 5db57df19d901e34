import { homeOf, maskName, maskPhone, type HomeBinding, type Person } from '../../../domain/community/person'
import { hasRight } from '../../../domain/community/rights'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { load } from '../../_kit/store/store'
import { actions } from '../actions'
import { takeHome } from './bind-person'
import { openInvitations } from './invite'
import { residentsOf } from './residents'
import { tenanciesOf } from './tenancies'

const notYourHome = () => refuse('NOT_ALLOWED', 'not_your_home', { field: 'householdId' })

/** Owners come by the register or the front desk, and go the same way. */
const mayRemove = (mine: HomeBinding, other: HomeBinding, me: boolean): boolean =>
  !me && hasRight(mine, 'removes') && other.relation !== 'owner'

const memberView = (
  caller: Person,
  mine: HomeBinding,
  { person, home }: { person: Person; home: HomeBinding },
) => {
  const me = person._id === caller._id
  return {
    personId: person._id,
    name: me ? person.name : maskName(person.name),
    phone: me ? person.phone : maskPhone(person.phone),
    relation: home.relation,
    boundAt: home.boundAt,
    ...(home.endsAt !== undefined && { endsAt: home.endsAt }),
    me,
    removable: mayRemove(mine, home, me),
    householdId: home.householdId,
  }
}

export const members = actions.home.members.handler(async ({ input: { householdId }, context: { call } }) => {
  const loading = Promise.all([residentsOf(householdId, call.now), openInvitations(householdId, call.now)])
  const { person, value } = await admit(call, loading, () => ({ householdId }))
  const [here, invitations] = value
  const mine = homeOf(person, householdId, call.now)
  if (mine === undefined) throw notYourHome()
  const tenants = hasRight(mine, 'removes') ? await tenanciesOf(mine, call.now) : []
  return {
    members: [...here, ...tenants].map((one) => memberView(person, mine, one)),
    invitations: hasRight(mine, 'invites')
      ? invitations.map(({ _id, relation, createdAt, expiresAt, leaseEndsAt }) => ({
          invitationId: _id,
          relation,
          createdAt,
          expiresAt,
          ...(leaseEndsAt !== undefined && { leaseEndsAt }),
        }))
      : [],
    now: call.now,
  }
})

/** An owner's word over who belongs to the home, and over tenants of the same unit whom they brought in. */
export const remove = actions.home.remove.handler(async ({ input, context: { call } }) => {
  const { householdId, personId, boundTo = householdId } = input
  const { person, value: other } = await admit(call, load<Person>('persons', personId), () => ({
    householdId,
  }))
  const mine = homeOf(person, householdId, call.now)
  if (mine === undefined) throw notYourHome()
  const theirs = other?.homes.find((home) => home.householdId === boundTo)
  if (other === undefined || theirs === undefined || theirs.unitId !== mine.unitId)
    throw refuse('NOT_FOUND', 'not_found', { field: 'personId' })
  if (boundTo !== householdId && theirs.relation !== 'tenant') throw notYourHome()
  if (!mayRemove(mine, theirs, other._id === person._id)) throw refuse('NOT_ALLOWED', 'owner_stays')
  await takeHome(personId, boundTo, call.now)
  return { removed: true as const }
})

export const leave = actions.home.leave.handler(async ({ input: { householdId }, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({ householdId }))
  await takeHome(person._id, householdId, call.now)
  return { left: true as const }
})
