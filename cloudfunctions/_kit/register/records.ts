import type { Household, Unit } from '../../../domain/community/household'
import type { HomeRecord } from '../../../domain/community/register/state'
import { keyOfUnit, keyText } from '../../../domain/community/register/unit-key'
import { command, list, load } from '../store/store'

/** The SDK gives no more at once (cloudbase.md §2). */
const MOST = 1000
const UNITS_AT_ONCE = 100

const tenuresOf = async (communityId: string, unitIds: readonly string[]): Promise<Household[]> => {
  if (unitIds.length === 0) return []
  const found = await list<Household>({
    collection: 'households',
    index: 'byUnit',
    equals: { communityId },
    range: { field: 'unitId', condition: command.in([...unitIds]) },
    limit: MOST,
  })
  if (found.length < MOST || unitIds.length === 1) return found
  const half = Math.ceil(unitIds.length / 2)
  const halves = [unitIds.slice(0, half), unitIds.slice(half)]
  return (await Promise.all(halves.map((ids) => tenuresOf(communityId, ids)))).flat()
}

/** The newest first; of two that began on the same day the one that goes on, or ended later. */
const newestFirst = (a: Household, b: Household): number =>
  b.from - a.from || (b.to ?? Number.MAX_SAFE_INTEGER) - (a.to ?? Number.MAX_SAFE_INTEGER)

/** The tenures of units, the newest of each first. */
export const householdsOf = async (
  communityId: string,
  units: readonly Unit[],
): Promise<Map<string, Household[]>> => {
  const ids = units.map((unit) => unit._id)
  const slices = Array.from({ length: Math.ceil(ids.length / UNITS_AT_ONCE) }, (_none, n) =>
    ids.slice(n * UNITS_AT_ONCE, (n + 1) * UNITS_AT_ONCE),
  )
  const found = (await Promise.all(slices.map((slice) => tenuresOf(communityId, slice)))).flat()
  const byUnit = new Map<string, Household[]>()
  for (const one of found) byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one])
  for (const tenures of byUnit.values()) tenures.sort(newestFirst)
  return byUnit
}

type Entrance = { communityId: string; building: string; entrance: string }

/** Every unit of an entrance, by room. */
const unitsOf = async (entrance: Entrance, from?: string): Promise<Unit[]> => {
  const { communityId, building } = entrance
  const found = await list<Unit>({
    collection: 'units',
    index: 'byRoom',
    equals: { communityId, building, entrance: entrance.entrance },
    ...(from !== undefined && { range: { field: 'room', condition: command.gte(from) } }),
    limit: MOST,
  })
  const last = found.at(-1)?.room
  if (found.length < MOST || last === undefined || last === from) return found
  const known = new Set(found.map((unit) => unit._id))
  return [...found, ...(await unitsOf(entrance, last)).filter((unit) => !known.has(unit._id))]
}

/** All units of an entrance as the register has them, by `keyText`. */
export const recordsOfEntrance = async (entrance: Entrance): Promise<Map<string, HomeRecord>> => {
  const units = await unitsOf(entrance)
  const households = await householdsOf(entrance.communityId, units)
  return new Map(
    units.map((unit) => [keyText(keyOfUnit(unit)), { unit, households: households.get(unit._id) ?? [] }]),
  )
}

/** One unit of a community with its tenures; undefined when it is not there. */
export const recordOf = async (communityId: string, unitId: string): Promise<HomeRecord | undefined> => {
  const [unit, households] = await Promise.all([
    load<Unit>('units', unitId),
    tenuresOf(communityId, [unitId]),
  ])
  if (unit === undefined || unit.communityId !== communityId) return undefined
  return { unit, households: households.sort(newestFirst) }
}

/** The same for a unit that may not be there yet, with tenures that an interrupted writer has left for it. */
export const recordAt = async (communityId: string, unitId: string): Promise<HomeRecord> =>
  (await recordOf(communityId, unitId)) ?? {
    households: (await tenuresOf(communityId, [unitId])).sort(newestFirst),
  }
