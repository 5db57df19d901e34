import type { Unit } from '../../../domain/community/household'
import type { Instant } from '../../../domain/kernel/instant'
import { admit } from '../../_kit/call'
import { list } from '../../_kit/store/store'
import { actions } from '../actions'
import { residentsOf } from './residents'
import { householdsOf } from './tenancies'

const MOST_UNITS = 5

/** "3栋2单元1201", "3-2-1201", "３号楼 2 单元 1201" → ["3", "2", "1201"]. */
const partsOf = (place: string): string[] => place.normalize('NFKC').match(/[0-9A-Za-z]+/g) ?? []

/** Units whose building, entrance and room are the words' numbers; with two numbers the entrance is open. */
const unitsAt = async (communityId: string, place: string): Promise<Unit[]> => {
  const parts = partsOf(place)
  const [building, ...rest] = parts
  if (building === undefined) return []
  const room = rest.at(-1)
  const entrance = rest.length > 1 ? rest[0] : undefined
  const units = await list<Unit>({
    collection: 'units',
    index: 'byRoom',
    equals: { communityId, building },
    limit: 1000,
  })
  const fits = (unit: Unit) =>
    (room === undefined || unit.room === room) && (entrance === undefined || unit.entrance === entrance)
  return units.filter(fits).slice(0, MOST_UNITS)
}

const placesIn = async (unit: Unit, now: Instant) => {
  const households = await householdsOf(unit.communityId, unit._id)
  const running = households.filter(({ to }) => to === undefined || to > now)
  return Promise.all(
    running.map(async ({ _id, kind }) => ({
      householdId: _id,
      unitLabel: unit.label,
      kind,
      members: (await residentsOf(_id, now)).map(({ person, home }) => ({
        name: person.name,
        relation: home.relation,
      })),
    })),
  )
}

export const findPlaces = actions.home.findPlaces.handler(async ({ input, context: { call } }) => {
  const { communityId, place } = input
  await admit(call, Promise.resolve({ communityId }), (subject) => subject)
  const units = await unitsAt(communityId, place)
  return { places: (await Promise.all(units.map((unit) => placesIn(unit, call.now)))).flat() }
})
