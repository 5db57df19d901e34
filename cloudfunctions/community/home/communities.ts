import { isOpen, type SetUpCommunity } from '../../../domain/community/setup'
import { admitAnyone } from '../../_kit/call'
import { command, list } from '../../_kit/store/store'
import { actions } from '../actions'

/** More communities than one company has in one installation. */
const MOST = 500

export const communities = actions.home.communities.handler(async ({ context: { call } }) => {
  await admitAnyone(call)
  const found = await list<SetUpCommunity>({
    collection: 'communities',
    index: 'byName',
    equals: {},
    // What visitors try out is nobody's community but theirs.
    filter: { trial: command.exists(false) },
    limit: MOST,
    fields: ['name', 'dutyPhone', 'setUpAt'],
  })
  const open = found.filter(isOpen)
  return {
    communities: open.map(({ _id, name, dutyPhone }) => ({ communityId: _id, name, dutyPhone })),
    ...(open.length === 0 && found.length > 0 && { preparing: true as const }),
  }
})
