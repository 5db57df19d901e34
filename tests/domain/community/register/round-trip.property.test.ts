import fc from 'fast-check'
import { RELATIONS } from '../../../../domain/community/person'
import { TENURE_KINDS, UNIT_STATUSES } from '../../../../domain/community/household'
import {
  columnsFor,
  headingOf,
  MAX_MEMBERS,
  MAX_VEHICLES,
} from '../../../../domain/community/register/columns'
import { rowReader } from '../../../../domain/community/register/read-row'
import { stateOf, type RegisterState } from '../../../../domain/community/register/state'
import { keyOfUnit, unitKey } from '../../../../domain/community/register/unit-key'
import { cellOf } from '../../../../domain/community/register/write-row'
import { dayFromNumber } from '../../../../domain/kernel/instant'
import { carriedOut, decided, NOTHING, rowOf } from './register'

const NAME = '安邻示范小区'
const letters = (max: number) =>
  fc
    .string({ unit: fc.constantFrom(...Array.from('王李张 ab12（）·，')), minLength: 1, maxLength: max })
    .filter((text) => text.trim() !== '')
const day = fc.integer({ min: 15_000, max: 25_000 }).map(dayFromNumber)
const member = fc.record(
  {
    name: letters(8),
    relation: fc.constantFrom(...RELATIONS),
    phone: fc.integer({ min: 0, max: 999_999_999 }).map((n) => `13${String(n).padStart(9, '0')}`),
  },
  { requiredKeys: ['name', 'relation'] },
)
const vehicle = fc
  .record({ plate: fc.constantFrom('京A12345', '粤B123456'), space: letters(6) }, { requiredKeys: [] })
  .filter((one) => one.plate !== undefined || one.space !== undefined)

const state: fc.Arbitrary<RegisterState> = fc
  .record({
    area: fc.integer({ min: 1, max: 10_000_000 }),
    use: fc.option(letters(10)),
    status: fc.option(fc.constantFrom(...UNIT_STATUSES)),
    warrantyUntil: fc.option(day),
    tenure: fc.constantFrom(...TENURE_KINDS),
    from: day,
    leaseUntil: fc.constant(null),
    care: fc.option(letters(10)),
    members: fc.uniqueArray(member, {
      maxLength: MAX_MEMBERS,
      selector: ({ name }) => name.normalize('NFKC').trim(),
    }),
    vehicles: fc.array(vehicle, { maxLength: MAX_VEHICLES }),
  })
  .chain((one) =>
    one.tenure === 'let'
      ? fc.option(fc.constant('2099-12-31')).map((leaseUntil) => ({ ...one, leaseUntil }))
      : fc.constant(one),
  )

const key = fc
  .tuple(
    fc.constantFrom('', '一期', '2期'),
    fc.constantFrom('1', '12', 'A座', '3栋', '会所'),
    fc.constantFrom('', '1', '2单元', '东'),
    fc.constantFrom('101', '0101', '12-A', '商铺3'),
  )
  .map(([phase, building, entrance, room]) => unitKey(phase, building, entrance, room))

const columns = columnsFor(MAX_MEMBERS, MAX_VEHICLES)
const headings = columns.map(headingOf)

it('what is exported is imported to the same register: nothing changes', () => {
  fc.assert(
    fc.property(key, state, (unit, wanted) => {
      const record = carriedOut(NOTHING, rowOf(wanted, unit))
      const cells = columns.map((column) =>
        cellOf({ communityName: NAME, key: keyOfUnit(record.unit!), state: stateOf(record) }, column),
      )
      const read = rowReader(headings, NAME)(cells)
      if ('problems' in read) throw new Error(JSON.stringify(read.problems))
      expect(read.row.key).toEqual(keyOfUnit(record.unit!))
      expect(decided(read.row, record)).toMatchObject({ kind: 'same', changes: [] })
    }),
  )
})

it('a row that is imported twice changes nothing the second time', () => {
  fc.assert(
    fc.property(state, state, (first, second) => {
      const record = carriedOut(NOTHING, rowOf(first))
      const later = { ...second, from: second.from! < first.from! ? first.from : second.from }
      const once = carriedOut(record, rowOf(later))
      expect(decided(rowOf(later), once)).toMatchObject({ kind: 'same', newTenure: false })
      expect(stateOf(carriedOut(once, rowOf(later)))).toEqual(stateOf(once))
    }),
  )
})
