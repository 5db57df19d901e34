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

/** What SQLite may group by itself: mostly whole numbers and dates, so that it often does. */
const plainValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: -3, max: 3 }) },
  {
    weight: 20,
    arbitrary: fc.constantFrom(0, -1, 2, 1_700_000_000_000, -(2 ** 45)).map((ms) => new Date(ms)),
  },
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom(10 ** 14, -(10 ** 14), 999_999_999_999_999, 2 ** 52) },
  { weight: 2, arbitrary: value },
)
const mostly = (often: fc.Arbitrary<Value>, seldom: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 30, arbitrary: often }, { weight: 1, arbitrary: seldom })
const elsewhere = fc.constantFrom<Value>([{ p: 'q' }], {}, 'q', null)
const plainDocuments: fc.Arbitrary<Doc[]> = fc
  .constantFrom<fc.Arbitrary<Value>>(
    fc.integer(),
    fc.nat(99).map((ms) => new Date(ms)),
    plainValue,
  )
  .chain((own) =>
    fc.array(
      fc.record(
        {
          place: fc.constantFrom('here', 'there'),
          at: fc.nat(9),
          a: mostly(own, plainValue),
          b: plainValue,
          c: fc.constantFrom<Value>('x', 'y', null, 1),
          o: mostly(fc.record({ p: fc.constantFrom('q', 'r') }), elsewhere),
        },
        { requiredKeys: ['place', 'o'] },
      ),
      { maxLength: 12 },
    ),
  )
const plainKey = fc.constantFrom<Value>(
  null,
  '$c',
  '$a',
  '$o',
  '$o.p',
  { c: '$c', p: '$o.p' },
  { o: '$o' },
  { a: '$a' },
)
const plainAccumulator = fc
  .tuple(fc.constantFrom('$sum', '$avg', '$min', '$max'), fc.constantFrom('$a', '$b', '$at', '$missing'))
  .map(([name, of]): Value => ({ [name]: of }))
const plainStage: fc.Arbitrary<Doc> = fc
  .tuple(plainKey, plainAccumulator, plainAccumulator, fc.constantFrom<Value>(1, 0, -2, 0.1, 2 ** 52))
  .map(([_id, one, two, each]) => ({ $group: { _id, one, two, n: { $sum: each } } }))

const runs = process.env['ANLIN_LONG'] === '1' ? 3000 : 150

const match = fc.constantFrom<Doc | undefined>(
  undefined,
  { place: 'here' },
  { place: 'here', at: { $gte: 4 } },
)
const runOn = (docs: Doc[]) => {
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
  return { db, run }
}

test.each([
  [
    'what SQLite cuts out of the documents is grouped as the whole documents are',
    fc.array(document, { maxLength: 12 }),
    stage,
  ],
  ['what SQLite groups is what the stage itself gives, in the same order', plainDocuments, plainStage],
])(
  '%s',
  (_name, documents, stages) => {
    fc.assert(
      fc.property(documents, stages, match, (docs, one, query) => {
        const { db, run } = runOn(docs)
        const leading = query === undefined ? [] : [{ $match: query }]
        expect(fieldsReadBy(Object.entries(one)[0] as [string, Value])).toBeDefined()
        // A stage in between makes the whole documents be read.
        expect(run(...leading, one)).toEqual(run(...leading, { $skip: 0 }, one))
        db.store.close()
      }),
      { numRuns: runs },
    )
  },
  120_000,
)

test.each<[string, Doc, Value, boolean]>([
  ['whole numbers', { a: 5 }, { $avg: '$a' }, true],
  ['a fraction among them', { a: 0.5 }, { $sum: '$a' }, false],
  ['a number beyond JSON', { a: NaN }, { $sum: '$a' }, false],
  ['numbers whose sum is not exact', { a: 2 ** 53 }, { $sum: '$a' }, false],
  ['words beside numbers, for a sum', { a: 'ten' }, { $sum: '$a' }, true],
  ['words beside numbers, for an extreme', { a: 'ten' }, { $max: '$a' }, false],
  ['a date beside numbers', { a: new Date(7) }, { $max: '$a' }, false],
  ['a list', { a: [7] }, { $min: '$a' }, false],
  ['no value', {}, { $min: '$a' }, true],
])('whether SQLite groups by itself: %s', (_name, doc, accumulator, does) => {
  const { db, run } = runOn([{ place: 'here', at: 1, a: 1 }, { place: 'here', at: 2, a: 2 }, { place: 'here', at: 3, ...doc }]) // prettier-ignore
  const asked = jest.spyOn(db.store.file, 'statement')
  run({ $match: { place: 'here' } }, { $group: { _id: '$place', one: accumulator } })
  expect(asked.mock.calls.filter(([sql]) => sql.includes('GROUP BY'))).toHaveLength(1)
  expect(asked.mock.calls).toHaveLength(does ? 1 : 2)
  db.store.close()
})

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
