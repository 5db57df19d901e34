import type { Household, Unit } from '../../domain/community/household'
import type { Relation } from '../../domain/community/person'
import type { Chance } from './chance'
import { COMMUNITY_ID, LONG_AGO } from './names'

const BUILDINGS = 6
const ENTRANCES = 2
const FLOORS = 10
const DOORS = 2

/** 6 buildings × 2 entrances × 10 floors × 2 doors = 240 units. */
export const demoUnits = (): Unit[] => {
  const units: Unit[] = []
  for (let building = 1; building <= BUILDINGS; building += 1)
    for (let entrance = 1; entrance <= ENTRANCES; entrance += 1)
      for (let floor = 1; floor <= FLOORS; floor += 1)
        for (let door = 1; door <= DOORS; door += 1)
          units.push(unitAt(building, entrance, floor * 100 + door))
  return units
}

const AREAS = [8950, 12630, 10280, 7420]

const unitAt = (building: number, entrance: number, room: number): Unit => ({
  _id: `u-${building}-${entrance}-${room}`,
  version: 1,
  communityId: COMMUNITY_ID,
  building: String(building),
  entrance: String(entrance),
  room: String(room),
  label: `${building}栋${entrance}单元${room}室`,
  areaCentiares: AREAS[(building + room) % AREAS.length]!,
})

/** Every unit has a tenure; some stand empty. */
export const demoHouseholds = (units: readonly Unit[]): Household[] =>
  units.map((unit, index) => ({
    _id: unit._id.replace('u-', 'h-'),
    version: 1,
    communityId: COMMUNITY_ID,
    unitId: unit._id,
    kind: index % 11 === 7 ? 'vacant' : index % 5 === 3 ? 'let' : 'owner_occupied',
    from: LONG_AGO,
  }))

export type DemoResident = { key: string; name: string; unit: Unit; relation: Relation }

const FAMILY_NAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹')
const GIVEN_NAMES =
  '秀兰 建华 玉梅 志明 丽娟 国强 桂英 晓燕 俊杰 淑珍 海涛 雪梅 文博 佳怡 永福 春花 子涵 雨桐 浩然 美玲'.split(
    ' ',
  )

/** Those who stand in the table of the start command. */
const KNOWN: Omit<DemoResident, 'unit'>[] = [
  { key: 'wang', name: '王秀兰', relation: 'owner' },
  { key: 'li', name: '李志明', relation: 'family' },
  { key: 'zhang', name: '张晓燕', relation: 'tenant' },
]

/** 60 residents; the first two share a home, the third rents. */
export const demoResidents = (units: readonly Unit[], chance: Chance): DemoResident[] => {
  const first = units.find((unit) => unit._id === 'u-3-2-801')!
  const let_ = units.find((unit) => unit._id === 'u-2-1-502')!
  const homes = [first, first, let_]
  const known = KNOWN.map((resident, index) => ({ ...resident, unit: homes[index]! }))
  const rest = Array.from({ length: 57 }, (_none, index): DemoResident => {
    const unit = units[(index * 4 + 9) % units.length]!
    const name = chance.pick(FAMILY_NAMES) + chance.pick(GIVEN_NAMES)
    return { key: `r${index + 1}`, name, unit, relation: index % 6 === 4 ? 'tenant' : 'owner' }
  })
  return [...known, ...rest]
}
