import type { RegisteredMember, Vehicle } from '../household'
import { clean } from './clean'
import { columnOf, headingOf, type Column } from './columns'
import type { RegisterRow } from './decide'
import type { Problem, Read } from './problem'
import { readArea, readChoice, readDay, readPhone, readPlace, readPlate, readWords } from './read-cell'
import { RELATION_WORDS, STATUS_WORDS, TENURE_WORDS, type RegisterState } from './state'
import { unitKey, type UnitKey } from './unit-key'

/** Written into a cell to take away what the register has; an empty cell leaves it. */
export const CLEAR_WORD = '清空'

type Single = Exclude<keyof RegisterState, 'members' | 'vehicles'>

const READERS: { [F in Single]: (cell: string) => Read<NonNullable<RegisterState[F]>> } = {
  area: readArea,
  use: readWords(20),
  status: readChoice(STATUS_WORDS),
  warrantyUntil: readDay,
  tenure: readChoice(TENURE_WORDS),
  from: readDay,
  leaseUntil: readDay,
  care: readWords(40),
}
/** What a unit or a tenure cannot be without. */
const KEPT: readonly Single[] = ['area', 'tenure', 'from']

const readName = readWords(30)
const readSpace = readWords(20)
const readRelation = readChoice(RELATION_WORDS)

/** The cells of a row by heading, and what is wrong with them as it is found. */
class Cells {
  readonly problems: Problem[] = []
  constructor(private readonly byHeading: ReadonlyMap<string, string>) {}

  text(column: Exclude<Column, { of: 'other' }>): string {
    return this.byHeading.get(headingOf(column)) ?? ''
  }

  required(column: Exclude<Column, { of: 'other' }>): void {
    if (this.text(column) === '') this.problems.push({ code: 'required', column: headingOf(column) })
  }

  read<T>(column: Exclude<Column, { of: 'other' }>, reader: (cell: string) => Read<T>): T | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    const read = reader(text)
    if ('value' in read) return read.value
    this.problems.push({ ...read.problem, column: headingOf(column) })
    return undefined
  }
}

const keyIn = (cells: Cells): UnitKey => {
  cells.required({ of: 'building' })
  cells.required({ of: 'room' })
  const part = (of: keyof UnitKey): string => cells.read({ of }, readPlace) ?? ''
  return unitKey(part('phase'), part('building'), part('entrance'), part('room'))
}

const fieldsIn = (cells: Cells): Partial<RegisterState> => {
  const fields: Record<string, unknown> = {}
  for (const field of Object.keys(READERS) as Single[]) {
    const column = { of: 'field', field } as const
    if (cells.text(column) === CLEAR_WORD && !KEPT.includes(field)) fields[field] = null
    else {
      const value = cells.read<unknown>(column, READERS[field])
      if (value !== undefined) fields[field] = value
    }
  }
  return fields
}

const memberIn = (cells: Cells, n: number): RegisteredMember | undefined => {
  const column = (part: 'name' | 'relation' | 'phone') => ({ of: 'member', n, part }) as const
  if (['name', 'relation', 'phone'].every((part) => cells.text(column(part as 'name')) === ''))
    return undefined
  cells.required(column('name'))
  cells.required(column('relation'))
  const name = cells.read(column('name'), readName)
  const relation = cells.read(column('relation'), readRelation)
  const phone = cells.read(column('phone'), readPhone)
  if (name === undefined || relation === undefined) return undefined
  return { name, relation, ...(phone !== undefined && { phone }) }
}

const vehicleIn = (cells: Cells, n: number): Vehicle | undefined => {
  const plate = cells.read({ of: 'vehicle', n, part: 'plate' }, readPlate)
  const space = cells.read({ of: 'vehicle', n, part: 'space' }, readSpace)
  if (plate === undefined && space === undefined) return undefined
  return { ...(plate !== undefined && { plate }), ...(space !== undefined && { space }) }
}

/** A list of a row: `undefined` when nothing of it is filled in, `[]` when its first cell says so. */
const listIn = <T>(
  cells: Cells,
  first: Exclude<Column, { of: 'other' }>,
  count: number,
  one: (cells: Cells, n: number) => T | undefined,
): T[] | undefined => {
  if (cells.text(first) === CLEAR_WORD) return []
  const found = Array.from({ length: count }, (_none, index) => one(cells, index + 1)).filter(
    (item) => item !== undefined,
  )
  return found.length === 0 ? undefined : found
}

const twice = (members: readonly RegisteredMember[]): Problem[] =>
  members
    .filter((one, at) =>
      members.slice(0, at).some(({ name, phone }) => name === one.name && phone === one.phone),
    )
    .map(({ name }) => ({ code: 'member_twice', text: name }))

const lastGroup = (headings: readonly string[], of: 'member' | 'vehicle'): number =>
  Math.max(
    0,
    ...headings.map((heading) => {
      const column = columnOf(heading)
      return column.of === of ? column.n : 0
    }),
  )

const canonical = (heading: string): string | undefined => {
  const column = columnOf(heading)
  return column.of === 'other' ? undefined : headingOf(column)
}

/** Reads the rows of a file with these headings; `communityName` is whose file it must be. */
export const rowReader = (headings: readonly string[], communityName: string) => {
  const names = headings.map(canonical)
  const [members, vehicles] = [lastGroup(headings, 'member'), lastGroup(headings, 'vehicle')]
  return (texts: readonly string[]): { row: RegisterRow } | { problems: Problem[] } => {
    const filled = names.flatMap((name, at): [string, string][] =>
      name === undefined ? [] : [[name, clean(texts[at] ?? '')]],
    )
    const cells = new Cells(new Map(filled))
    const community = cells.text({ of: 'community' })
    if (community !== '' && community !== clean(communityName))
      cells.problems.push({ code: 'other_community', column: '小区', text: community })
    const key = keyIn(cells)
    const single = fieldsIn(cells)
    const listed = listIn(cells, { of: 'member', n: 1, part: 'name' }, members, memberIn)
    const parked = listIn(cells, { of: 'vehicle', n: 1, part: 'plate' }, vehicles, vehicleIn)
    const fields: RegisterRow['fields'] = {
      ...single,
      ...(listed && { members: listed }),
      ...(parked && { vehicles: parked }),
    }
    const problems = [...cells.problems, ...twice(listed ?? [])]
    return problems.length > 0 ? { problems } : { row: { key, fields } }
  }
}
