import { refusal } from '../support/sdk-types'
import { openDirect } from '../support/engine'
import { startAdminServer, type AdminServer } from '../support/admin-server'

const schema = {
  version: 1,
  collections: [
    { name: 'things', indexes: [{ name: 'by_code', keys: [['code', 1]] as [string, 1][], unique: true }] },
  ],
}

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema })
})
beforeEach(() => server.database.clear())
afterAll(() => server.close())

const things = () => server.db.collection('things')
test('what is added comes back with its types and a generated id of 32 hexadecimal digits', async () => {
  const _ = server.db.command
  const given = {
    n: 1,
    f: 1.5,
    big: 2 ** 40,
    d: new Date(1_600_000_000_000),
    none: null,
    list: [1, 'x', { y: false }],
    deep: { a: { b: [] } },
  }
  const { id } = await things().add({
    ...given,
    at: server.db.serverDate({ offset: 60_000 }),
    code: 'a',
  })
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  const { data } = await things().doc(id).get()
  expect(data).toEqual([{ _id: id, ...given, at: new Date(server.time.now + 60_000), code: 'a' }])
  expect(
    (
      await things()
        .where({ list: _.elemMatch({ y: false }) })
        .count()
    ).total,
  ).toBe(1)
})

test('an absent document is an empty list, and removing it removes nothing', async () => {
  expect((await things().doc('none').get()).data).toEqual([])
  expect((await things().doc('none').remove()).deleted).toBe(0)
  expect((await things().doc('none').update({ a: 1 })).updated).toBe(0)
})

test('a second document with the id or unique key of the first is refused, and a missing key counts as null', async () => {
  await things().add({ _id: 'a', code: 1 })
  expect(await refusal(things().add({ _id: 'a', code: 2 }))).toEqual({
    code: 'DATABASE_DUPLICATE_WRITE',
    message: expect.stringContaining('E11000') as string,
  })
  expect((await refusal(things().add({ _id: 'b', code: 1 }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  await things().add({ _id: 'b' })
  expect((await refusal(things().add({ _id: 'c', code: null }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  expect((await refusal(things().doc('b').update({ code: 1 }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  expect((await things().count()).total).toBe(2)
})

test('a batch is stored whole or not at all', async () => {
  const { ids } = await things().add([{ code: 1 }, { code: 2 }])
  expect(ids).toHaveLength(2)
  expect((await refusal(things().add([{ code: 3 }, { code: 1 }]))).code).toBe('DATABASE_DUPLICATE_WRITE')
  expect((await things().where({ code: 3 }).count()).total).toBe(0)
})

test('a page is 100 documents unless asked for, at most 1,000, in order, from an offset, projected', async () => {
  await things().add(
    Array.from({ length: 1100 }, (_, n) => ({ code: n, even: n % 2 === 0, deep: { a: n, b: n } })),
  )
  expect((await things().get()).data).toHaveLength(100)
  expect((await things().limit(5000).get()).data).toHaveLength(1000)
  const page = await things()
    .where({ even: true })
    .orderBy('code', 'desc')
    .skip(2)
    .limit(3)
    .field({ code: true, 'deep.a': 1, _id: 0 })
    .get()
  expect(page.data).toEqual([1094, 1092, 1090].map((code) => ({ code, deep: { a: code } })))
})

test('update merges, set replaces or creates, and the operators do what MongoDB does', async () => {
  const _ = server.db.command
  await things().add({ _id: 'a', code: 1, deep: { x: 1, y: 2 }, tags: ['b'], gone: 1, n: 5 })
  const { updated } = await things().doc('a').update({
    deep: { x: 9 }, whole: _.set({ k: 1 }), tags: _.push(['c', 'd']), gone: _.remove(), n: _.inc(2), m: _.max(3),
  }) // prettier-ignore
  expect(updated).toBe(1)
  expect((await things().doc('a').get()).data[0]).toEqual({
    _id: 'a',
    code: 1,
    deep: { x: 9, y: 2 },
    whole: { k: 1 },
    tags: ['b', 'c', 'd'],
    n: 7,
    m: 3,
  })
  await things()
    .doc('a')
    .update({ tags: _.pull('c'), n: _.mul(2), code: _.rename('number') })
  await things()
    .doc('a')
    .update({ tags: _.unshift(['a', 'b']) })
  await things()
    .doc('a')
    .update({ tags: _.addToSet('a'), deep: _.set({}) })
  expect((await things().doc('a').get()).data[0]).toEqual({
    _id: 'a',
    number: 1,
    deep: {},
    whole: { k: 1 },
    tags: ['a', 'b', 'b', 'd'],
    n: 14,
    m: 3,
  })
  expect(await things().doc('a').set({ code: 7 })).toMatchObject({ updated: 1 })
  expect((await things().doc('a').get()).data).toEqual([{ _id: 'a', code: 7 }])
  expect(await things().doc('new').set({ code: 8 })).toMatchObject({ updated: 0, upsertedId: 'new' })
  expect((await things().doc('new').get()).data).toEqual([{ _id: 'new', code: 8 }])
})

test('many are updated or removed by a query, and the condition is what makes a compare-and-set', async () => {
  const _ = server.db.command
  await things().add([1, 2, 3, 4].map((code) => ({ _id: `t${code}`, code, version: 1 })))
  expect(
    (
      await things()
        .where({ code: _.gte(2).and(_.lt(4)) })
        .update({ seen: true })
    ).updated,
  ).toBe(2)
  const claim = () =>
    things()
      .where({ _id: 't1', version: 1 })
      .update({ version: _.inc(1) })
  expect([(await claim()).updated, (await claim()).updated]).toEqual([1, 0])
  expect(
    (
      await things()
        .where({ seen: _.neq(true) })
        .remove()
    ).deleted,
  ).toBe(2)
  expect((await things().orderBy('code', 'asc').get()).data.map(({ _id }) => _id)).toEqual(['t2', 't3'])
})

test('updateAndReturn gives the document as it is afterwards', async () => {
  const _ = server.db.command
  await things().add({ _id: 'a', code: 1, at: new Date(5) })
  expect(
    await things()
      .where({ code: 1 })
      .updateAndReturn({ n: _.inc(3) }),
  ).toMatchObject({ updated: 1, doc: { _id: 'a', code: 1, at: new Date(5), n: 3 } })
  expect(
    await things()
      .where({ code: 2 })
      .updateAndReturn({ n: _.inc(3) }),
  ).toMatchObject({ updated: 0, doc: null })
})

test('ids may be numbers, and a text of the same digits is another id', async () => {
  await things().doc(5).set({ code: 'number' })
  await things().doc('5').set({ code: 'text' })
  expect((await things().doc(5).get()).data).toEqual([{ _id: 5, code: 'number' }])
  expect((await things().where({ _id: '5' }).get()).data).toEqual([{ _id: '5', code: 'text' }])
})

test('a collection nobody created is missing, can be created once, and an unknown action is an invalid parameter', async () => {
  expect(await refusal(server.db.collection('nowhere').get())).toEqual({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
    message: expect.stringContaining('Db or Table not exist: nowhere') as string,
  })
  await server.db.createCollection('made')
  expect((await refusal(server.db.createCollection('made'))).code).toBe('DATABASE_COLLECTION_ALREADY_EXIST')
  expect(await server.database.collections()).toEqual(['made', 'things'])
  expect((await server.database.call('database.explode', {})).code).toBe('INVALID_PARAM')
  expect(server.database.stats().ops['database.explode']).toBe(1)
})

test.each([
  ['no collection', 'database.getDocument', {}],
  ['text that is no EJSON', 'database.getDocument', { collectionName: 'things', query: '{' }],
  [
    'an order that is no direction',
    'database.getDocument',
    { collectionName: 'things', order: '{"a":"up"}' },
  ],
  ['a negative offset', 'database.getDocument', { collectionName: 'things', offset: -1 }],
  [
    'an id that is an object',
    'database.insertDocument',
    { collectionName: 'things', data: ['{"_id":{"a":1}}'] },
  ],
  [
    'an update without operators',
    'database.modifyDocument',
    { collectionName: 'things', data: '{"a":1}', merge: true },
  ],
  ['an empty update', 'database.modifyDocument', { collectionName: 'things', data: '{}', merge: true }],
  [
    'a BSON type without a constructor in the SDK',
    'database.insertDocument',
    { collectionName: 'things', data: ['{"a":{"$oid":"x"}}'] },
  ],
])('%s is INVALID_PARAM', async (_, action, params) => {
  expect((await server.database.call(action, params)).code).toBe('INVALID_PARAM')
})

test('a document of 2 MB and a 101st collection exist in compatible mode only', () => {
  const schema = { version: 1, collections: [{ name: 'docs', indexes: [] }] }
  const text = 'x'.repeat(2 * 1024 * 1024)
  const codes = (mode: 'strict' | 'compatible') => {
    const direct = openDirect(schema, mode)
    const created = Array.from({ length: 100 }, (_, n) =>
      direct.call('addCollection', { collectionName: `c${n}` }),
    )
    return [direct.insert('docs', [{ _id: 'one', text }]), created.at(-1)].map((reply) => reply?.code)
  }
  expect(codes('compatible')).toEqual([undefined, undefined])
  expect(codes('strict')).toEqual(['DATABASE_REQUEST_FAILED', 'DATABASE_REQUEST_FAILED'])
})

test('a page that the index answers goes out as it is stored, without being decoded', () => {
  const keys: [string, 1][] = [['n', 1]]
  const schema = { version: 1, collections: [{ name: 'docs', indexes: [{ name: 'by_n', keys }] }] }
  const direct = openDirect(schema)
  const docs = Array.from({ length: 50 }, (_, n) => ({ _id: `d${n}`, n, at: new Date(n) }))
  direct.insert('docs', docs)
  const parse = jest.spyOn(JSON, 'parse')
  const page = { collectionName: 'docs', query: '{"n":{"$gte":10}}', order: '{"n":-1}', limit: 30 }
  const { list } = direct.call('getDocument', page)?.data as { list: string[] }
  const decoded = parse.mock.calls.map(([text]) => text)
  parse.mockRestore()
  expect(list).toHaveLength(30)
  expect(list[0]).toBe('{"_id":"d49","n":49,"at":{"$date":49}}')
  expect(decoded).toEqual([page.query, page.order])
})
