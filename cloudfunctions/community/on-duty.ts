import type { Person } from '../../domain/community/person'
import { isInHouse, onDuty as isOnDuty, type Roster, type StaffMember } from '../../domain/community/roster'
import type { Instant } from '../../domain/kernel/instant'
import { admit } from '../_kit/call'
import { load, loadMany } from '../_kit/store/store'
import { actions } from './actions'

type Account = Pick<Person, '_id' | 'disabledAt'>

/** A rota outlives an account: whoever was disabled stays in its past and is not there now. */
const withAccount = async (members: readonly StaffMember[], now: Instant): Promise<StaffMember[]> => {
  const ids = members.map(({ personId }) => personId)
  const accounts = await loadMany<Account>('persons', ids, ['_id', 'disabledAt'])
  const usable = accounts.filter(({ disabledAt }) => disabledAt === undefined || disabledAt > now)
  const there = new Set(usable.map(({ _id }) => _id))
  return members.filter(({ personId }) => there.has(personId))
}

/** The roster of a community at this moment, each member under their first role. */
export const onDuty = actions.onDuty.handler(async ({ input, context: { call } }) => {
  const { communityId, department } = input
  const subject = { communityId, ...(department && { department }) }
  const { value: roster } = await admit(call, load<Roster>('rosters', communityId), () => subject)
  const wanted = (roster?.members ?? []).filter(
    (member) => isInHouse(member) && (department === undefined || member.department === department),
  )
  const members = await withAccount(wanted, call.now)
  return {
    now: call.now,
    members: members.flatMap((member) => {
      const { personId, name, phone, roles } = member
      const [role] = roles
      if (role === undefined) return []
      return [
        { personId, name, phone, role, department: member.department, onDuty: isOnDuty(member, call.now) },
      ]
    }),
  }
})
