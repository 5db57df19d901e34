import type { Household, Unit } from '../../../domain/community/household'
import { command, list } from '../store/store'
import { householdsOf } from './records'

/** A unit with its tenures, the newest first. */
export type Home = { unit: Unit; households: readonly Household[] }

const PAGE = 1000

/** The whole register of a community, page by page: for what is about everybody, such as an export. */
export const everyHome = async (communityId: string): Promise<Home[]> => {
  const homes: Home[] = []
  for (let last = ''; ;) {
    const units = await list<Unit>({
      collection: 'units',
      index: 'all',
      equals: { communityId },
      range: { field: '_id', condition: command.gt(last) },
      limit: PAGE,
    })
    const households = await householdsOf(communityId, units)
    homes.push(...units.map((unit) => ({ unit, households: households.get(unit._id) ?? [] })))
    last = units.at(-1)?._id ?? ''
    if (units.length < PAGE) return homes
  }
}
