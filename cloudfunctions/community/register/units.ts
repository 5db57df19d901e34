import type { UnitLine } from '../../../contract/register'
import type { Household, Unit } from '../../../domain/community/household'
import { clean } from '../../../domain/community/register/clean'
import { readPhone, readPlate } from '../../../domain/community/register/read-cell'
import { presentOf } from '../../../domain/community/register/state'
import { buildingOf, entranceOf, roomOf } from '../../../domain/community/register/unit-key'
import { admit } from '../../_kit/call'
import { householdsOf } from '../../_kit/register/records'
import { command, list } from '../../_kit/store/store'
import { register } from './implementer'
import { inOrder } from './order'

/** A building of more units than this is looked at by searching. */
const MOST = 500

const byRoom = (communityId: string, place: { building: string; entrance?: string; room?: string }) =>
  list<Unit>({
    collection: 'units',
    index: 'byRoom',
    equals: { communityId, ...place },
    limit: MOST + 1,
  })

const unitsById = async (communityId: string, ids: readonly string[]): Promise<Unit[]> =>
  ids.length === 0
    ? []
    : list<Unit>({
        collection: 'units',
        index: 'all',
        equals: { communityId },
        range: { field: '_id', condition: command.in([...new Set(ids)]) },
        limit: MOST,
      })

type Found = Pick<Household, 'communityId' | 'unitId'>

const whose = async (communityId: string, found: Promise<Found[]>): Promise<Unit[]> => {
  const here = (await found).filter((household) => household.communityId === communityId)
  return unitsById(
    communityId,
    here.map(({ unitId }) => unitId),
  )
}

/** "3-2-801", "3栋2单元801室" or "3栋": a place in words that people use on the phone. */
const placeIn = (text: string): { building: string; entrance?: string; room?: string } | undefined => {
  const parts = text
    .replace(/(栋|幢|号楼|单元|门)(?=.)/g, '-')
    .split(/[-－—/ ]+/)
    .filter((part) => part !== '')
  const [building = '', second, third] = parts
  if (!/\d/.test(text) && !/[栋幢楼]$/.test(text)) return undefined
  if (third !== undefined)
    return { building: buildingOf(building), entrance: entranceOf(second ?? ''), room: roomOf(third) }
  const place = { building: buildingOf(building) }
  return second === undefined ? place : { ...place, entrance: entranceOf(second) }
}

const byPhone = (phone: string) =>
  list<Found>({
    collection: 'households',
    index: 'byRegisteredPhone',
    equals: { 'registered.phone': phone },
    limit: MOST,
    fields: ['unitId', 'communityId'],
  })

const byPlate = (communityId: string, plate: string) =>
  list<Found>({
    collection: 'households',
    index: 'byPlate',
    equals: { communityId, 'vehicles.plate': plate },
    limit: MOST,
    fields: ['unitId', 'communityId'],
  })

const byName = (communityId: string, name: string) =>
  list<Found>({
    collection: 'households',
    index: 'byName',
    equals: { communityId, 'registered.name': name },
    limit: MOST,
    fields: ['unitId', 'communityId'],
  })

const search = (communityId: string, text: string): Promise<Unit[]> => {
  const phone = readPhone(text)
  if ('value' in phone) return whose(communityId, byPhone(phone.value))
  const plate = readPlate(text)
  if ('value' in plate) return whose(communityId, byPlate(communityId, plate.value))
  const place = placeIn(text)
  return place === undefined ? whose(communityId, byName(communityId, text)) : byRoom(communityId, place)
}

const lineOf = (unit: Unit, households: readonly Household[]): UnitLine => {
  const present = presentOf({ households })
  const registered = present?.registered ?? []
  return {
    unitId: unit._id,
    label: unit.label,
    areaCentiares: unit.areaCentiares,
    ...(unit.status !== undefined && { status: unit.status }),
    ...(present && { tenure: present.kind }),
    ...(registered[0] && { who: registered[0].name }),
    members: registered.length,
    vehicles: present?.vehicles?.length ?? 0,
  }
}

/** The units of a building, or those that a search finds; nobody's number leaves the server here. */
export const units = register.units.handler(async ({ input, context: { call } }) => {
  const { communityId, building, find } = input
  const text = clean(find ?? '')
  const asked = text === '' ? byRoom(communityId, { building: building ?? '' }) : search(communityId, text)
  const { value: found } = await admit(call, asked, () => ({ communityId }))
  const shown = found.slice(0, MOST)
  const households = await householdsOf(communityId, shown)
  return {
    units: shown
      .sort((a, b) => inOrder(a.entrance, b.entrance) || inOrder(a.room, b.room))
      .map((unit) => lineOf(unit, households.get(unit._id) ?? [])),
    more: found.length > MOST,
  }
})
