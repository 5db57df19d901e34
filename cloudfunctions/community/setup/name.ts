import { nameKey } from '../../../domain/community/setup'
import type { Community } from '../../../domain/community/community'
import { refuse } from '../../_kit/refuse'
import { list } from '../../_kit/store/store'

/** More communities than one company has in one installation. */
const MOST = 500

/** Every community of this installation by name; residents choose theirs by nothing else. */
export const requireOwnName = async (
  communityId: string,
  name: string,
  field: 'communityName' | 'name',
): Promise<void> => {
  const found = await list<Community>({
    collection: 'communities',
    index: 'byName',
    equals: {},
    limit: MOST,
    fields: ['name'],
  })
  const same = found.find((one) => one._id !== communityId && nameKey(one.name) === nameKey(name))
  if (same !== undefined) throw refuse('BAD_INPUT', 'community_name_taken', { field }, { name: same.name })
}
