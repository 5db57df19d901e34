import fc from 'fast-check'
import { stringifyStored, type Doc, type Value } from '../../../emulator/database/ejson'
import { fieldsReadBy } from '../../../emulator/database/grouping/fields-read'
import type { IndexSchema } from '../../../emulator/schema'
import { openDirect } from '../support/engine'

const byPlace: IndexSchema = { name: 'byPlace', keys: [['place', 1], ['at', -1]] } // prettier-ignore
const schema = { version: 1, collections: [{ name: 'things', indexes: [byPlace] }] }

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(null, true, false, '', 'a', '中', '"\\\n', '$a', '\u{1F600}', '\u2028'),
  fc.constantFrom<Value>(0, -0, 1, -1, 0.1, 0.2, 1e-7, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e21, 1.7e308, NaN, Infinity),
  fc.double(),
  fc.constantFrom(0, -1, 1_700_000_000_000, -(2 ** 45)).map((ms) => new Date(ms)),
) // prettier-ignore
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }) },
)
const document: fc.Arbitrary<Doc> = fc.record(
  { place: fc.constantFrom('here', 'there'), at: fc.nat(9), a: value, b: value, c: value },
  { requiredKeys: ['place'] },
)

const path: fc.Arbitrary<Value> = fc.constantFrom('$a', '$b', '$c', '$b.x', '$at')
const expression: fc.Arbitrary<Value> = fc.oneof(
  path,
  fc.constant(null),
  fc.record({ k: path, l: path }),
  path.map((of) => ({ $ifNull: [of, 'none'] })),
  fc.tuple(path, path).map(([one, two]) => ({ $cond: [{ $eq: [one, two] }, one, { $literal: '$b' }] })),
)
const accumulator = fc
  .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet'), path)
  .map(([name, of]): Value => ({ [name]: of }))
const stage: fc.Arbitrary<Doc> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(expression, accumulator, accumulator)
      .map(([_id, one, two]) => ({ $group: { _id, one, two, n: { $sum: 1 } } })),
  },
  { weight: 1, arbitrary: path.map((of) => ({ $sortByCount: of })) },
  { weight: 1, arbitrary: fc.constant({ $count: 'n' }) },
)

const runs = process.env['ANLIN_LONG'] === '1' ? 3000 : 150

test('what SQLite cuts out of the documents is grouped as the whole documents are', () => {
  const match = fc.constantFrom<Doc | undefined>(undefined, { place: 'here' }, { place: 'here', at: { $gte: 4 } })
  fc.assert(
    fc.property(fc.array(document, { maxLength: 12 }), stage, match, (docs, one, query) => {
      const db = openDirect(schema)
      if (docs.length > 0) db.insert('things', docs)
      const run = (...stages: Doc[]) =>
        db.call('aggregateDocuments', {
          collectionName: 'things',
          stages: stages.map((made) => ({
            stageKey: Object.keys(made)[0],
            stageValue: stringifyStored({ value: Object.values(made)[0] ?? null }).slice(9, -1),
          })),
        })
      const leading = query === undefined ? [] : [{ $match: query }]
      expect(fieldsReadBy(Object.entries(one)[0] as [string, Value])).toBeDefined()
      // A stage in between makes the whole documents be read.
      expect(run(...leading, one)).toEqual(run(...leading, { $skip: 0 }, one))
      db.store.close()
    }),
    { numRuns: runs },
  )
}, 120_000) // prettier-ignore

test.each<[Doc, string[] | undefined]>([
  [{ $group: { _id: '$a.b', n: { $sum: { $multiply: ['$c', 2] } } } }, ['a', 'c']],
  [{ $group: { _id: { $literal: '$a' } } }, []],
  [{ $count: 'n' }, []],
  [{ $group: { _id: null, all: { $push: '$$ROOT' } } }, undefined],
  [{ $group: { _id: { $getField: 'a' } } }, undefined],
  [{ $group: { _id: '$a b' } }, undefined],
  [{ $project: { a: 1 } }, undefined],
])('what %j reads', (stage, fields) => {
  expect(fieldsReadBy(Object.entries(stage)[0] as [string, Value])).toEqual(fields)
})
