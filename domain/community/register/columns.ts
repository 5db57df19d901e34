import { clean } from './clean'
import type { Field } from './state'

/** What a column of the register's spreadsheet is about. Members and vehicles have as many groups as are needed. */
export type Column =
  | { of: 'community' | 'phase' | 'building' | 'entrance' | 'room' }
  | { of: 'field'; field: Exclude<Field, 'members' | 'vehicles'> }
  | { of: 'member'; n: number; part: 'name' | 'relation' | 'phone' }
  | { of: 'vehicle'; n: number; part: 'plate' | 'space' }
  /** A column that is not ours: not read, and kept in the file of refused rows. */
  | { of: 'other' }

const FIXED: readonly [heading: string, column: Column][] = [
  ['小区', { of: 'community' }],
  ['分期', { of: 'phase' }],
  ['楼栋', { of: 'building' }],
  ['单元', { of: 'entrance' }],
  ['房号', { of: 'room' }],
  ['建筑面积', { of: 'field', field: 'area' }],
  ['用途', { of: 'field', field: 'use' }],
  ['房屋状态', { of: 'field', field: 'status' }],
  ['保修到期', { of: 'field', field: 'warrantyUntil' }],
  ['居住方式', { of: 'field', field: 'tenure' }],
  ['入住日期', { of: 'field', field: 'from' }],
  ['租期到期', { of: 'field', field: 'leaseUntil' }],
  ['特殊关怀', { of: 'field', field: 'care' }],
]
export const REQUIRED_HEADINGS = ['楼栋', '单元', '房号'] as const

const MEMBER_PARTS = { name: '姓名', relation: '关系', phone: '手机' } as const
const VEHICLE_PARTS = { plate: '车牌', space: '车位' } as const

/** A file of more columns than this is not the register. */
export const MAX_COLUMNS = 50
/** So that a household fits the columns of a file. */
export const MAX_MEMBERS = 9
export const MAX_VEHICLES = 4

export const headingOf = (column: Exclude<Column, { of: 'other' }>): string => {
  if (column.of === 'member') return `成员${column.n}${MEMBER_PARTS[column.part]}`
  if (column.of === 'vehicle') return `车辆${column.n}${VEHICLE_PARTS[column.part]}`
  const same = (one: Column) =>
    one.of === column.of && (one.of !== 'field' || column.of !== 'field' || one.field === column.field)
  return FIXED.find(([, one]) => same(one))?.[0] ?? ''
}

/** The columns of a file that holds this many members and vehicles in its fullest row. */
export const columnsFor = (members: number, vehicles: number): Exclude<Column, { of: 'other' }>[] => {
  const numbers = (count: number) => Array.from({ length: count }, (_none, index) => index + 1)
  return [
    ...FIXED.map(([, column]) => column as Exclude<Column, { of: 'other' }>),
    ...numbers(members).flatMap((n) =>
      (['name', 'relation', 'phone'] as const).map((part) => ({ of: 'member' as const, n, part })),
    ),
    ...numbers(vehicles).flatMap((n) =>
      (['plate', 'space'] as const).map((part) => ({ of: 'vehicle' as const, n, part })),
    ),
  ]
}

/** Headings as the people of other offices write them. */
const ALSO: Record<string, string> = {
  楼号: '楼栋',
  栋: '楼栋',
  楼: '楼栋',
  单元号: '单元',
  房间号: '房号',
  室号: '房号',
  房屋号: '房号',
  期: '分期',
  面积: '建筑面积',
  状态: '房屋状态',
  保修截止日期: '保修到期',
  保修期至: '保修到期',
  租期至: '租期到期',
  小区名称: '小区',
}

const groupIn = <Part extends string>(
  heading: string,
  word: string,
  parts: Readonly<Record<Part, string>>,
): { n: number; part: Part } | undefined => {
  const [, number, rest] = new RegExp(`^${word}(\\d{1,2})(.+)$`).exec(heading) ?? []
  const found = Object.entries<string>(parts).find(([, name]) => name === rest)
  return number === undefined || number === '0' || found === undefined
    ? undefined
    : { n: Number(number), part: found[0] as Part }
}

/** A heading without its unit of measure, its star for "required" and its blanks. */
const core = (heading: string): string =>
  clean(heading)
    .replace(/\(.*?\)/g, '')
    .replace(/[*\s]/g, '')

export const columnOf = (heading: string): Column => {
  const name = ALSO[core(heading)] ?? core(heading)
  const fixed = FIXED.find(([known]) => known === name)
  if (fixed !== undefined) return fixed[1]
  const member = groupIn(name, '成员', MEMBER_PARTS)
  if (member !== undefined && member.n <= MAX_MEMBERS) return { of: 'member', ...member }
  const vehicle = groupIn(name, '车辆', VEHICLE_PARTS)
  if (vehicle !== undefined && vehicle.n <= MAX_VEHICLES) return { of: 'vehicle', ...vehicle }
  return { of: 'other' }
}

/** Which of the headings that a file needs are not in it, and which stand in it twice. */
export const headingProblems = (headings: readonly string[]): { missing: string[]; twice: string[] } => {
  const names = headings.flatMap((heading) => {
    const column = columnOf(heading)
    return column.of === 'other' ? [] : [headingOf(column)]
  })
  return {
    missing: REQUIRED_HEADINGS.filter((heading) => !names.includes(heading)),
    twice: [...new Set(names.filter((name, at) => names.indexOf(name) !== at))],
  }
}
