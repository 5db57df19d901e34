import type { RegisteredMember, Vehicle } from '../household'
import type { Relation } from '../person'
import type { TenureKind, UnitStatus } from '../household'
import { clean } from './clean'
import { headingOf, type Column } from './columns'
import type { RegisterRow } from './decide'
import type { Problem, Read } from './problem'
import { readArea, readDay, readPhone, readPlate, readWords } from './read-cell'
import { stateOf, type HomeRecord } from './state'

/** A person's form as text: an absent field stays, an empty one is taken away. */
export type Form = {
  area?: string
  use?: string
  status?: UnitStatus | ''
  warrantyUntil?: string
  tenure?: TenureKind
  from?: string
  leaseUntil?: string
  care?: string
  /** `phone` absent keeps the number of the present member `was`: the form shows it masked only. */
  members?: readonly { name: string; relation: Relation; phone?: string; was?: number }[]
  vehicles?: readonly { plate: string; space: string }[]
}

type Known = Exclude<Column, { of: 'other' }>
const field = (name: 'area' | 'use' | 'warrantyUntil' | 'from' | 'leaseUntil' | 'care'): Known => ({
  of: 'field',
  field: name,
})

const reading = () => {
  const problems: Problem[] = []
  const taken = <T>(read: Read<T>, column: Known): T | undefined => {
    if ('value' in read) return read.value
    problems.push({ ...read.problem, column: headingOf(column) })
    return undefined
  }
  return {
    problems,
    /** What cannot be empty. */
    must: <T>(text: string, column: Known, reader: (cell: string) => Read<T>): T | undefined =>
      taken(clean(text) === '' ? { problem: { code: 'required' } } : reader(text), column),
    /** `null` for what is to be taken away. */
    may: <T>(text: string, column: Known, reader: (cell: string) => Read<T>): T | null | undefined =>
      clean(text) === '' ? null : taken(reader(text), column),
  }
}
type Reading = ReturnType<typeof reading>

const memberFrom = (
  { name, relation, phone, was }: NonNullable<Form['members']>[number],
  n: number,
  present: readonly RegisteredMember[],
  r: Reading,
): RegisteredMember[] => {
  const called = r.must(name, { of: 'member', n, part: 'name' }, readWords(30))
  const kept = was === undefined ? undefined : present[was]?.phone
  const number =
    phone === undefined ? kept : (r.may(phone, { of: 'member', n, part: 'phone' }, readPhone) ?? undefined)
  return called === undefined
    ? []
    : [{ name: called, relation, ...(number !== undefined && { phone: number }) }]
}

const vehicleFrom = (
  { plate, space }: NonNullable<Form['vehicles']>[number],
  n: number,
  r: Reading,
): Vehicle[] => {
  const number = r.may(plate, { of: 'vehicle', n, part: 'plate' }, readPlate) ?? undefined
  const place = r.may(space, { of: 'vehicle', n, part: 'space' }, readWords(20)) ?? undefined
  if (number === undefined && place === undefined) return []
  return [{ ...(number !== undefined && { plate: number }), ...(place !== undefined && { space: place }) }]
}

const given = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

/** What a form wants of a unit, read with the same eyes as a row of a file; or every reason why it cannot be taken. */
export const readForm = (
  form: Form,
  record: HomeRecord,
): { fields: RegisterRow['fields'] } | { problems: Problem[] } => {
  const r = reading()
  const { members: present } = stateOf(record)
  const words = (name: 'use' | 'care', max: number) =>
    form[name] === undefined ? undefined : r.may(form[name], field(name), readWords(max))
  const day = (name: 'warrantyUntil' | 'leaseUntil') =>
    form[name] === undefined ? undefined : r.may(form[name], field(name), readDay)
  const fields = given({
    area: form.area === undefined ? undefined : r.must(form.area, field('area'), readArea),
    use: words('use', 20),
    status: form.status === '' ? null : form.status,
    warrantyUntil: day('warrantyUntil'),
    tenure: form.tenure,
    from: form.from === undefined ? undefined : r.must(form.from, field('from'), readDay),
    leaseUntil: day('leaseUntil'),
    care: words('care', 40),
    members: form.members?.flatMap((one, index) => memberFrom(one, index + 1, present, r)),
    vehicles: form.vehicles?.flatMap((one, index) => vehicleFrom(one, index + 1, r)),
  }) as RegisterRow['fields']
  return r.problems.length > 0 ? { problems: r.problems } : { fields }
}
