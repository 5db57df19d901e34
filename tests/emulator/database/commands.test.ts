import { startAdminServer, type AdminServer } from '../support/admin-server'
import { refusal, type Command, type Doc } from '../support/sdk-types'

/** The data of the SDK's own test of operators, and what its cases do not touch. */
const DOCS: Doc[] = [
  { _id: 'web', category: 'Web', tags: ['JavaScript', 'C#'], index: 0 },
  { _id: 'go', category: 'Web', tags: ['Go', 'C#'], index: 1 },
  { _id: 'luke', category: 'luke', tags: ['Go'] },
  { _id: 'life', category: 'Life', tags: ['Go', 'Python', 'JavaScript'], index: 2 },
  { _id: 'number', category: 'number', tags: [1, 2, 3, 4, 5, 6, 7, 8, 9], index: 3 },
  { _id: 'embedded', category: 'embedded', tags: [{ value: 1 }, { value: 7 }], index: 4 },
  { _id: 'null', category: null, tags: 'Go', index: -1.5, nested: { a: { b: 1 } } },
]

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({
    schema: { version: 1, collections: [{ name: 'passages', indexes: [] }] },
  })
})
beforeEach(async () => {
  await server.database.clear()
  await server.db.collection('passages').add(DOCS)
})
afterAll(() => server.close())

type Build = (_: Command, db: AdminServer['db']) => Doc

const idsWhere = async (build: Build): Promise<string> => {
  const { data } = await server.db.collection('passages').where(build(server.db.command, server.db)).get()
  return data.map(({ _id }) => _id).join(' ')
}

test.each<[command: string, what: string, build: Build, ids: string]>([
  ['eq', 'a value', (_) => ({ category: _.eq('Life') }), 'life'],
  ['eq', 'a nested field', () => ({ nested: { a: { b: 1 } } }), 'null'],
  ['eq', 'null also for a missing field', (_) => ({ index: _.eq(null) }), 'luke'],
  ['neq', 'also where the field is missing', (_) => ({ index: _.neq(0) }), 'go luke life number embedded null'],
  ['lt', 'numbers only', (_) => ({ index: _.lt(1) }), 'web null'],
  ['lte', 'or equal', (_) => ({ index: _.lte(0) }), 'web null'],
  ['gt', 'any element', (_) => ({ tags: _.gt(8) }), 'number'],
  ['gte', 'or equal', (_) => ({ index: _.gte(3) }), 'number embedded'],
  ['in', 'values, null and patterns', (_) => ({ category: _.in(['Life', null, /^lu/]) }), 'luke life null'],
  ['in', 'a whole array', (_) => ({ tags: _.in([['Go']]) }), 'luke'],
  ['nin', 'and missing fields', (_) => ({ index: _.nin([0, 1, 2, 3]) }), 'luke embedded null'],
  ['and', 'two conditions of one field', (_) => ({ index: _.and(_.gt(0), _.lt(3)) }), 'go life'],
  ['and', 'chained', (_) => ({ index: _.gt(0).lt(3) }), 'go life'],
  ['and', 'of whole conditions', (_) => _.and([{ category: 'Web' }, { index: 1 }]), 'go'],
  ['or', 'of one field', (_) => ({ category: _.or(_.eq('Life'), _.eq('luke')) }), 'luke life'],
  ['or', 'chained', (_) => ({ index: _.lt(0).or(_.gt(3)) }), 'embedded null'],
  ['or', 'of several fields', (_) => _.or({ category: 'Life' }, { index: 4 }), 'life embedded'],
  ['or', 'in an and', (_) => _.and({ tags: 'Go' }, _.or({ index: 1 }, { category: 'luke' })), 'go luke'],
  ['nor', 'of one field', (_) => ({ category: _.nor(_.eq('Life'), _.eq('Web')) }), 'luke number embedded null'],
  ['not', 'also where the field is missing', (_) => ({ index: _.not(_.gt(1)) }), 'web go luke null'],
  ['not', 'of a pattern', (_) => ({ category: _.not(/e/) }), 'null'],
  ['exists', 'true', (_) => ({ index: _.exists(true), category: 'luke' }), ''],
  ['exists', 'false', (_) => ({ index: _.exists(false) }), 'luke'],
  ['all', 'of an array, or the one value', (_) => ({ tags: _.all(['Go']) }), 'go luke life null'],
  ['all', 'several', (_) => ({ tags: _.all(['Go', 'Python']) }), 'life'],
  ['elemMatch', 'of values', (_) => ({ tags: _.elemMatch(_.gt(2)) }), 'number'],
  ['elemMatch', 'of objects only', (_) => ({ tags: _.elemMatch({ value: _.gt(0) }) }), 'embedded'],
  ['elemMatch', 'one of several values', (_) => ({ tags: _.elemMatch({ value: _.in([7, 8]) }) }), 'embedded'],
  ['size', 'of arrays', (_) => ({ tags: _.size(1) }), 'luke'],
  ['mod', 'two arguments', (_) => ({ index: _.mod(2, 1) }), 'go number'],
  ['mod', 'one list, fractions cut off', (_) => ({ index: _.mod([2, -1]) }), 'null'],
  ['expr', 'compares fields', (_) => _.expr(_.aggregate.gte(['$index', 3])), 'number embedded'],
  ['jsonSchema', 'requires', (_) => _.jsonSchema({ required: ['index'], properties: { index: { minimum: 3 } } }), 'number embedded'],
  ['jsonSchema', 'in nor', (_) => _.nor([_.jsonSchema({ properties: { category: { bsonType: 'string' } } })]), 'null'],
  ['RegExp', 'of the language', () => ({ category: /^l/i }), 'luke life'],
  ['RegExp', 'of the SDK, with options', (_, db) => ({ category: db.RegExp({ regexp: '^L # comment\n', options: 'ix' }) }), 'luke life'],
  ['RegExp', 'any of two', (_, db) => ({ category: _.or(db.RegExp({ regexp: '^W' }), /^n/) }), 'web go number'],
])('query %s: %s', async (_command, _what, build, ids) => {
  expect(await idsWhere(build)).toBe(ids)
}) // prettier-ignore

test('null inside of arrays of objects is met by an object without the field, not by scalars and empty arrays', async () => {
  await server.db.collection('passages').add([
    { _id: 'some', list: [{ b: 1 }, {}] },
    { _id: 'none', list: [] },
    { _id: 'scalars', list: [1, 2] },
  ])
  const found = await server.db.collection('passages').where({ 'list.b': null, _id: /^(some|none|scalars)$/ }).get() // prettier-ignore
  expect(found.data.map(({ _id }) => _id)).toEqual(['some'])
})

test('an ObjectId is found by itself and comes back as its digits', async () => {
  const { db } = server
  const [a, b] = ['6b0288f9ddeedc34b9f3c478', '6b0288f9ddeedc34b9f3c479']
  const { id } = await db
    .collection('passages')
    .add({ _id: db.ObjectId({ id: a }), other: db.ObjectId({ id: b }) })
  expect(id).toBe(a)
  expect((await db.collection('passages').where({ other: db.ObjectId({ id: b }) }).get()).data).toEqual([{ _id: a, other: b }]) // prettier-ignore
  expect((await refusal(db.collection('passages').add({ _id: db.ObjectId({ id: 'x' }) }))).code).toBe(
    'INVALID_PARAM',
  )
})

test('projections: true and false, nested paths, slice and elemMatch', async () => {
  const _ = server.db.command
  const of = async (id: string, projection: Doc) =>
    (await server.db.collection('passages').where({ _id: id }).field(projection).get()).data[0]
  expect(await of('null', { 'nested.a': true })).toEqual({ _id: 'null', nested: { a: { b: 1 } } })
  expect(await of('luke', { tags: false })).toEqual({ _id: 'luke', category: 'luke' })
  expect(await of('embedded', { 'tags.value': 1 })).toEqual({
    _id: 'embedded',
    tags: [{ value: 1 }, { value: 7 }],
  })
  expect(await of('number', { tags: _.project.slice(2) })).toEqual({ _id: 'number', category: 'number', tags: [1, 2], index: 3 }) // prettier-ignore
  expect(await of('number', { category: 1, tags: _.project.slice([-3, 2]) })).toEqual({ _id: 'number', category: 'number', tags: [7, 8] }) // prettier-ignore
  expect(await of('embedded', { tags: _.project.elemMatch({ value: 7 }) })).toEqual({ _id: 'embedded', tags: [{ value: 7 }] }) // prettier-ignore
})

test.each<[command: string, what: string, build: (_: Command) => Doc, after: Doc]>([
  ['set', 'replaces a whole object', (_) => ({ nested: _.set({ c: 2 }) }), { nested: { c: 2 } }],
  ['remove', 'takes a field away', (_) => ({ nested: { a: _.remove() } }), { nested: {} }],
  ['inc', 'adds', (_) => ({ index: _.inc(2), fresh: _.inc(1) }), { index: 0.5, fresh: 1 }],
  ['mul', 'multiplies', (_) => ({ index: _.mul(2), fresh: _.mul(3) }), { index: -3, fresh: 0 }],
  ['min', 'takes the smaller', (_) => ({ index: _.min(-2) }), { index: -2 }],
  ['max', 'takes the larger', (_) => ({ index: _.max(100) }), { index: 100 }],
  ['rename', 'moves a field', (_) => ({ index: _.rename('rank') }), { rank: -1.5 }],
  ['bit', 'of whole numbers', (_) => ({ bits: _.bit({ or: 4 }) }), { bits: 7 }],
  ['push', 'one value', (_) => ({ list: _.push(4) }), { list: [3, 1, 2, 4] }],
  ['push', 'several', (_) => ({ list: _.push([4, 5]) }), { list: [3, 1, 2, 4, 5] }],
  ['push', 'with position', (_) => ({ list: _.push({ each: [9], position: 1 }) }), { list: [3, 9, 1, 2] }],
  ['push', 'sorted and cut', (_) => ({ list: _.push({ each: [4, 5, 6], sort: -1, slice: 3 }) }), { list: [6, 5, 4] }],
  ['unshift', 'in front', (_) => ({ list: _.unshift([8, 9]) }), { list: [8, 9, 3, 1, 2] }],
  ['pop', 'the last', (_) => ({ list: _.pop() }), { list: [3, 1] }],
  ['shift', 'the first', (_) => ({ list: _.shift() }), { list: [1, 2] }],
  ['pull', 'a value', (_) => ({ list: _.pull(1) }), { list: [3, 2] }],
  ['pull', 'by a command', (_) => ({ list: _.pull(_.gte(2)) }), { list: [1] }],
  ['pull', 'by a list', (_) => ({ list: _.pull(_.in([1, 3])) }), { list: [2] }],
  ['pull', 'objects by condition', (_) => ({ items: _.pull({ n: _.gt(1) }) }), { items: [{ n: 1 }] }],
  ['pullAll', 'values', (_) => ({ list: _.pullAll([1, 2]) }), { list: [3] }],
  ['addToSet', 'once', (_) => ({ list: _.addToSet(1), items: _.addToSet({ n: 3 }) }), { list: [3, 1, 2], items: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['addToSet', 'each', (_) => ({ list: _.addToSet({ $each: [1, 4] }) }), { list: [3, 1, 2, 4] }],
])('update %s: %s', async (_command, _what, build, after) => {
  const doc = server.db.collection('passages').doc('null')
  await doc.update({ list: [3, 1, 2], items: [{ n: 1 }, { n: 2 }], bits: 3 })
  expect(await doc.update(build(server.db.command))).toMatchObject({ updated: 1 })
  expect((await doc.get()).data[0]).toMatchObject(after)
}) // prettier-ignore

test('raw conditions and raw updates are MongoDB’s own words', async () => {
  const raw = server.db.collection('passages').options({ raw: true })
  const found = raw.where({ $or: [{ index: { $gt: 3 } }, { category: { $regex: '^LI', $options: 'i' } }] })
  expect((await found.get()).data.map(({ _id }) => _id)).toEqual(['life', 'embedded'])
  expect(await found.update({ $set: { 'deep.value': 1 }, $unset: { tags: '' } })).toMatchObject({
    updated: 2,
  })
  expect(
    (
      await server.db
        .collection('passages')
        .where({ deep: { value: 1 } })
        .count()
    ).total,
  ).toBe(2)
})
