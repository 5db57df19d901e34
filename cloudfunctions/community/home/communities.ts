import type { Community } from '../../../domain/community/community'
import { admitAnyone } from '../../_kit/call'
import { list } from '../../_kit/store/store'
import { actions } from '../actions'

/** More communities than one company has in one installation. */
const MOST = 500

export const communities = actions.home.communities.handler(async ({ context: { call } }) => {
  await admitAnyone(call)
  const found = await list<Community>({
    collection: 'communities',
    index: 'byName',
    equals: {},
    limit: MOST,
    fields: ['name', 'dutyPhone'],
  })
  return { communities: found.map(({ _id, name, dutyPhone }) => ({ communityId: _id, name, dutyPhone })) }
})
