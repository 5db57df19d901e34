import { refusal } from '../support/sdk-types'
import { startAdminServer, type AdminServer } from '../support/admin-server'

const schema = {
  version: 1,
  collections: [
    { name: 'orders', indexes: [{ name: 'by_shop', keys: [['shop', 1], ['at', -1]] as [string, 1 | -1][] }] },
    { name: 'shops', indexes: [{ name: 'by_code', keys: [['code', 1]] as [string, 1][] }] },
  ],
} // prettier-ignore

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema })
  const day = 86_400_000
  await server.db.collection('orders').add([
    { _id: '1', shop: 'a', at: new Date(0), fen: 100, tags: ['x', 'y'] },
    { _id: '2', shop: 'a', at: new Date(day), fen: 250, tags: ['x'] },
    { _id: '3', shop: 'b', at: new Date(day + 17 * 3_600_000), fen: 50, tags: [] },
    { _id: '4', shop: 'c', at: new Date(3 * day), fen: 1000 },
  ])
  await server.db.collection('shops').add([
    { _id: 'A', code: 'a', name: 'Apple' },
    { _id: 'B', code: 'b', name: 'Pear' },
    { _id: 'A2', code: 'a', name: 'Apple too' },
  ])
})
afterAll(() => server.close())

const pipeline = () => server.db.collection('orders').aggregate()

test('match, group with sum and average, sort, limit, skip', async () => {
  const $ = server.db.command.aggregate
  const grouped = pipeline()
    .match({ fen: server.db.command.lt(1000) })
    .group({ _id: '$shop', total: $.sum('$fen'), mean: $.avg('$fen'), count: $.sum(1) })
    .sort({ total: -1 })
  expect((await grouped.end()).data).toEqual([
    { _id: 'a', total: 350, mean: 175, count: 2 },
    { _id: 'b', total: 50, mean: 50, count: 1 },
  ])
  const paged = pipeline().sort({ fen: -1 }).skip(1).limit(2).project({ _id: 1 })
  expect((await paged.end()).data).toEqual([{ _id: '2' }, { _id: '1' }])
})

test('days are those of the time zone asked for', async () => {
  const $ = server.db.command.aggregate
  const day = $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' })
  const { data } = await pipeline().group({ _id: day, count: $.sum(1) }).sort({ _id: 1 }).end() // prettier-ignore
  expect(data).toEqual([
    { _id: '1970-01-01', count: 1 },
    { _id: '1970-01-02', count: 1 },
    { _id: '1970-01-03', count: 1 },
    { _id: '1970-01-04', count: 1 },
  ])
})

test('lookup joins every match, and none for a document without a partner', async () => {
  const join = pipeline()
    .lookup({ from: 'shops', localField: 'shop', foreignField: 'code', as: 'shops' })
    .project({ 'shops._id': 1 })
  expect((await join.end()).data).toEqual([
    { _id: '1', shops: [{ _id: 'A' }, { _id: 'A2' }] },
    { _id: '2', shops: [{ _id: 'A' }, { _id: 'A2' }] },
    { _id: '3', shops: [{ _id: 'B' }] },
    { _id: '4', shops: [] },
  ])
})

test('lookup with a pipeline of its own sees the variables of the outer document', async () => {
  const _ = server.db.command
  const $ = _.aggregate
  const inner = [{ $match: { $expr: { $eq: ['$code', '$$shop'] } } }, { $project: { name: 1, _id: 0 } }]
  const join = pipeline()
    .limit(1)
    .lookup({ from: 'shops', let: { shop: '$shop' }, pipeline: inner, as: 'found' })
  expect((await join.end()).data[0]?.['found']).toEqual([{ name: 'Apple' }, { name: 'Apple too' }])
  expect($).toBeDefined()
})

test('unwind, count, addFields, replaceRoot, sortByCount, bucket, sample', async () => {
  expect((await pipeline().unwind('$tags').sortByCount('$tags').end()).data).toEqual([
    { _id: 'x', count: 2 },
    { _id: 'y', count: 1 },
  ])
  expect((await pipeline().match({ shop: 'a' }).count('orders').end()).data).toEqual([{ orders: 2 }])
  const rooted = pipeline()
    .match({ _id: '1' })
    .addFields({ inner: { yuan: { $divide: ['$fen', 100] } } })
    .replaceRoot({ newRoot: '$inner' })
  expect((await rooted.end()).data).toEqual([{ yuan: 1 }])
  const buckets = pipeline().bucket({
    groupBy: '$fen',
    boundaries: [0, 200, 500],
    default: 'more',
    output: { count: { $sum: 1 } },
  })
  expect((await buckets.end()).data).toEqual([
    { _id: 0, count: 2 },
    { _id: 200, count: 1 },
    { _id: 'more', count: 1 },
  ])
  expect((await pipeline().sample({ size: 3 }).end()).data).toHaveLength(3)
})

test('what leads a pipeline is read through an index, in order, no further than the limit', async () => {
  const { data } = await pipeline().match({ shop: 'a' }).sort({ at: -1 }).limit(1).end()
  expect(data.map(({ _id }) => _id)).toEqual(['2'])
})

test.each([
  ['a stage that writes', [{ stageKey: '$out', stageValue: '"orders"' }], 'DATABASE_INVALID_OPERRATOR'],
  ['a stage that does not exist', [{ stageKey: '$foo', stageValue: '{}' }], 'DATABASE_INVALID_OPERRATOR'],
  [
    'an operator that does not exist',
    [{ stageKey: '$group', stageValue: '{"_id":null,"n":{"$foo":1}}' }],
    'DATABASE_INVALID_OPERRATOR',
  ],
  ['a limit of zero', [{ stageKey: '$limit', stageValue: '0' }], 'DATABASE_REQUEST_FAILED'],
  [
    'a group without _id',
    [{ stageKey: '$group', stageValue: '{"n":{"$sum":1}}' }],
    'DATABASE_REQUEST_FAILED',
  ],
  ['a match that is no object', [{ stageKey: '$match', stageValue: '5' }], 'DATABASE_REQUEST_FAILED'],
  ['stages that are no list', 'x', 'INVALID_PARAM'],
])('%s is refused', async (_, stages, code) => {
  expect(
    (await server.database.call('database.aggregateDocuments', { collectionName: 'orders', stages })).code,
  ).toBe(code)
})

test('a lookup in a collection nobody created says so', async () => {
  const join = pipeline().lookup({ from: 'nowhere', localField: 'shop', foreignField: 'code', as: 'x' })
  expect((await refusal(join.end())).code).toBe('DATABASE_COLLECTION_NOT_EXIST')
})
