import { WORKING_STATES } from '../../domain/ticket/parts'
import { countBy } from '../_kit/store/count'
import { command } from '../_kit/store/store'

/** Open work by person in one community; one aggregate over an index (domain.md §3.4: the least open work). */
export const openWorkOf = async (communityId: string): Promise<Record<string, number>> => {
  const rows = await countBy({
    collection: 'tickets',
    index: 'live',
    match: { communityId, open: true, state: command.in([...WORKING_STATES]) },
    by: { personId: '$owner.personId' },
  })
  return Object.fromEntries(rows.map((row) => [row._id['personId'] ?? '', row.n]))
}
