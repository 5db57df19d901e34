import { onDuty as isOnDuty, type Roster } from '../../domain/community/roster'
import { admit } from '../_kit/call'
import { load } from '../_kit/store/store'
import { actions } from './actions'

/** The roster of a community at this moment, each member under their first role. */
export const onDuty = actions.onDuty.handler(async ({ input, context: { call } }) => {
  const { communityId, department } = input
  const subject = { communityId, ...(department && { department }) }
  const { value: roster } = await admit(call, load<Roster>('rosters', communityId), () => subject)
  const members = (roster?.members ?? []).filter(
    (member) => department === undefined || member.department === department,
  )
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
