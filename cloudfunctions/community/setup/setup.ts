import { admit } from '../../_kit/call'
import { actions } from '../actions'
import { claim } from './claim'
import { communityIdOf, found } from './found'
import { requireOwnName } from './name'
import { finish, state } from './state'

const addCommunity = actions.setup.addCommunity.handler(async ({ input, context: { call } }) => {
  const { commandId, communityName, dutyPhone } = input
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  const communityId = communityIdOf(person._id, commandId)
  await requireOwnName(communityId, communityName, 'communityName')
  await found(call, person, {
    ...{ once: communityId, act: 'community_set_up' },
    ...{ communityId, communityName, dutyPhone },
  })
  return { communityId, communityName }
})

export const setup = { claim, addCommunity, state, finish }
