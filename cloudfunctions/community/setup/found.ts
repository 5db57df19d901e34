import { createHash } from 'node:crypto'
import type { Person } from '../../../domain/community/person'
import { FOUNDER_TERMS, newCommunity } from '../../../domain/community/setup'
import { employ } from '../../../domain/community/staff'
import type { AuditAct } from '../../../domain/community/audit'
import { record } from '../../_kit/audit'
import type { Call } from '../../_kit/call'
import { commit } from '../../_kit/command'
import { insert, load } from '../../_kit/store/store'
import { settle } from '../staff/settle'

/** A founding that may be done again: `once` names it, and the community's id follows from it. */
export type Founding = {
  once: string
  act: AuditAct
  communityId: string
  communityName: string
  dutyPhone: string
}

export const communityIdOf = (founder: string, once: string): string =>
  `c${createHash('sha256').update(`community:${founder}:${once}`).digest('hex').slice(0, 15)}`

/**
 * The community, then its founder as administrator and manager, then the roster. Whoever was cut off in between gets the
 * rest by asking again; somebody dismissed since does not come back by it.
 */
export const found = async (call: Call, founder: Person, founding: Founding): Promise<void> => {
  const { once, act, communityId, communityName, dutyPhone } = founding
  const of = { ref: communityId, object: communityName }
  await record(once, { communityId, at: call.now, actorId: founder._id, act, ...of })
  const community = newCommunity({ _id: communityId, name: communityName, dutyPhone })
  await insert('communities', community)
  const reload = () => load<Person>('persons', founder._id)
  await commit('persons', founder, reload, (state) => {
    if ((state.joined ?? []).includes(once)) return undefined
    const joined = [...(state.joined ?? []), once]
    return { ...employ(state, community, FOUNDER_TERMS, call.now), joined }
  })
  await settle(founder._id, call.now)
}
