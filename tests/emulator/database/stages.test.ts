import { startAdminServer, type AdminServer } from '../support/admin-server'
import { openDirect } from '../support/engine'
import { refusal, type Doc, type SdkAggregate } from '../support/sdk-types'

const schema = {
  version: 1,
  collections: ['orders', 'items', 'empty'].map((name) => ({ name, indexes: [] })),
}

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema })
  await server.db.collection('orders').add([
    { _id: '1', shop: 'a', price: 10, tags: ['x', 'y'], size: { w: 1, h: 2 }, lines: [{ n: 1 }, { n: 2 }] },
    { _id: '2', shop: 'b', price: 50, tags: [], size: { w: 3 } },
    { _id: '3', shop: 'a', price: 20, tags: null },
    { _id: '4', shop: 'c', price: 80, tags: 'z' },
    { _id: '5', shop: 'a', price: 200 },
  ])
  await server.db.collection('items').add([
    { _id: 'p', order: '1', stock: 3 },
    { _id: 'q', order: '1', stock: 9 },
    { _id: 'r', order: '2', stock: 5 },
  ])
})
afterAll(() => server.close())

const orders = (): SdkAggregate => server.db.collection('orders').aggregate()
const dataOf = async (pipeline: SdkAggregate): Promise<Doc[]> => (await pipeline.end()).data

test('project keeps, drops and computes, also inside of objects and arrays', async () => {
  const $ = server.db.command.aggregate
  const first = orders().match({ _id: '1' })
  expect(await dataOf(first.project({ _id: 0, shop: 1, 'size.w': 1, lines: { n: 1 }, big: $.gte(['$price', 10]), pair: ['$price', '$none'] }))).toEqual([
    { shop: 'a', size: { w: 1 }, lines: [{ n: 1 }, { n: 2 }], big: true, pair: [10, null] },
  ]) // prettier-ignore
  expect(await dataOf(orders().match({ _id: '2' }).project({ size: 0, tags: 0 }))).toEqual([{ _id: '2', shop: 'b', price: 50 }]) // prettier-ignore
  expect(await dataOf(orders().match({ _id: '3' }).project({ 'size.area': $.multiply(['$price', 2]) }))).toEqual([{ _id: '3', size: { area: 40 } }]) // prettier-ignore
})

test('addFields adds, replaces and nests, and leaves the stored document alone', async () => {
  const $ = server.db.command.aggregate
  const [one] = await dataOf(orders().match({ _id: '1' }).addFields({ 'size.area': $.multiply(['$size.w', '$size.h']), shop: 'A', lines: { seen: true } })) // prettier-ignore
  expect(one).toMatchObject({ size: { w: 1, h: 2, area: 2 }, shop: 'A', lines: [{ n: 1, seen: true }, { n: 2, seen: true }] }) // prettier-ignore
  expect(await dataOf(orders().match({ _id: '1' }))).toMatchObject([{ size: { w: 1, h: 2 }, shop: 'a' }])
})

test('unwind: what is no array counts as one element, empty ones go unless they are kept, indexes on request', async () => {
  const unwound = await dataOf(orders().unwind('$tags').project({ tags: 1 }))
  expect(unwound).toEqual([{ _id: '1', tags: 'x' }, { _id: '1', tags: 'y' }, { _id: '4', tags: 'z' }]) // prettier-ignore
  const all = await dataOf(orders().unwind({ path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }).project({ tags: 1, at: 1 })) // prettier-ignore
  expect(all).toEqual([
    { _id: '1', tags: 'x', at: 0 },
    { _id: '1', tags: 'y', at: 1 },
    { _id: '2', at: null },
    { _id: '3', tags: null, at: null },
    { _id: '4', tags: 'z', at: null },
    { _id: '5', at: null },
  ])
})

test('bucket gives the buckets that hold something, and everything else by default', async () => {
  const $ = server.db.command.aggregate
  const spec = { groupBy: '$price', boundaries: [0, 15, 30, 40, 100], default: 'other', output: { count: $.sum(1), ids: $.push('$_id') } } // prettier-ignore
  expect(await dataOf(orders().bucket(spec))).toEqual([
    { _id: 0, count: 1, ids: ['1'] },
    { _id: 15, count: 1, ids: ['3'] },
    { _id: 40, count: 2, ids: ['2', '4'] },
    { _id: 'other', count: 1, ids: ['5'] },
  ])
  const refused = await refusal(
    orders()
      .bucket({ groupBy: '$price', boundaries: [0, 100] })
      .end(),
  )
  expect(refused.code).toBe('DATABASE_REQUEST_FAILED')
})

test('bucketAuto divides evenly, with borders that meet', async () => {
  const buckets = await dataOf(orders().bucketAuto({ groupBy: '$price', buckets: 2 }))
  expect(buckets).toEqual([
    { _id: { min: 10, max: 80 }, count: 3 },
    { _id: { min: 80, max: 200 }, count: 2 },
  ])
  expect(
    await dataOf(server.db.collection('empty').aggregate().bucketAuto({ groupBy: '$n', buckets: 3 })),
  ).toEqual([])
})

test('sample gives different documents, all of them when there are not more', async () => {
  const ids = (await dataOf(orders().sample({ size: 3 }))).map(({ _id }) => _id)
  expect(new Set(ids).size).toBe(3)
  expect(await dataOf(orders().sample({ size: 10 }))).toHaveLength(5)
})

test('count of nothing is no document; sortByCount and replaceRoot', async () => {
  expect(await dataOf(orders().match({ shop: 'none' }).count('n'))).toEqual([])
  expect(await dataOf(orders().count('n'))).toEqual([{ n: 5 }])
  const [most] = await dataOf(orders().sortByCount('$shop'))
  expect(most).toEqual({ _id: 'a', count: 3 })
  const $ = server.db.command.aggregate
  const rooted = orders()
    .match({ _id: '1' })
    .replaceRoot({ newRoot: $.mergeObjects(['$size', { id: '$_id' }]) })
  expect(await dataOf(rooted)).toEqual([{ w: 1, h: 2, id: '1' }])
  expect((await refusal(orders().replaceRoot({ newRoot: '$size' }).end())).message).toContain(
    'must evaluate to an object',
  )
})

test('lookup with let and pipeline compares with the outer document', async () => {
  const { command } = server.db
  const $ = command.aggregate
  const pipeline = ($.pipeline() as SdkAggregate & { done(): unknown })
    .match(command.expr($.and([$.eq(['$order', '$$id']), $.gte(['$stock', '$$least'])])))
    .project({ _id: 1 }) as SdkAggregate & { done(): unknown }
  const joined = orders().match({ _id: command.in(['1', '2']) }).lookup({ from: 'items', let: { id: '$_id', least: 5 }, pipeline: pipeline.done(), as: 'items' }).project({ items: 1 }) // prettier-ignore
  expect(await dataOf(joined)).toEqual([
    { _id: '1', items: [{ _id: 'q' }] },
    { _id: '2', items: [{ _id: 'r' }] },
  ])
})

test('lookup from a collection that does not exist finds nothing in compatible mode, as in MongoDB', () => {
  const lax = openDirect({ version: 1, collections: [{ name: 'docs', indexes: [] }] }, 'compatible')
  lax.insert('docs', [{ _id: 'one' }])
  const stageValue = JSON.stringify({ from: 'none', localField: '_id', foreignField: 'doc', as: 'x' })
  const stages = [{ stageKey: '$lookup', stageValue }]
  const joined = lax.call('aggregateDocuments', { collectionName: 'docs', stages })
  expect(joined?.data).toEqual({ list: ['{"_id":"one","x":[]}'] })
})

test('group: every accumulator, over what is there', async () => {
  const $ = server.db.command.aggregate
  const [group] = await dataOf(
    orders().sort({ price: 1 }).group({
      _id: null, sum: $.sum('$price'), avg: $.avg('$price'), min: $.min('$price'), max: $.max('$price'), first: $.first('$_id'), last: $.last('$_id'),
      widths: $.push('$size.w'), shops: $.addToSet('$shop'), spread: $.stdDevPop('$size.w'), sample: $.stdDevSamp('$size.w'), merged: $.mergeObjects('$size'),
    }),
  ) // prettier-ignore
  expect(group).toEqual({
    _id: null, sum: 360, avg: 72, min: 10, max: 200, first: '1', last: '5',
    widths: [1, 3], shops: ['a', 'b', 'c'], spread: 1, sample: Math.SQRT2, merged: { w: 3, h: 2 },
  }) // prettier-ignore
})

test('raw pipelines: facet, set, unset, replaceWith, and nothing that writes', async () => {
  const raw = (...pipeline: Doc[]) =>
    server.db.collection('orders').options({ raw: true }).aggregate(pipeline)
  const [both] = await dataOf(raw({ $facet: { all: [{ $count: 'n' }], dear: [{ $match: { price: { $gt: 60 } } }, { $project: { _id: 1 } }] } })) // prettier-ignore
  expect(both).toEqual({ all: [{ n: 5 }], dear: [{ _id: '4' }, { _id: '5' }] })
  const changed = raw({ $match: { _id: '3' } }, { $set: { a: 1 } }, { $unset: ['tags', 'shop'] })
  expect(await dataOf(changed)).toEqual([{ _id: '3', price: 20, a: 1 }])
  expect((await refusal(raw({ $out: 'elsewhere' }).end())).code).toBe('DATABASE_INVALID_OPERRATOR')
})

test.each<[string, (pipeline: SdkAggregate) => SdkAggregate]>([
  ['a projection that keeps and drops', (one) => one.project({ shop: 1, price: 0 })],
  ['an empty projection', (one) => one.project({})],
  ['two changes of one field', (one) => one.addFields({ size: 1, 'size.w': 2 })],
  ['an accumulator that does not exist', (one) => one.group({ _id: null, n: { $median: '$price' } })],
  ['a field of a group without accumulator', (one) => one.group({ _id: null, n: '$price' })],
  ['an unwind without $', (one) => one.unwind('tags')],
  ['a count with a dot', (one) => one.count('a.b')],
  ['unsorted boundaries', (one) => one.bucket({ groupBy: '$price', boundaries: [10, 5] })],
  ['sortByCount of a text', (one) => one.sortByCount('shop')],
  ['a place near another, which only geoNear asks', (one) => one.match({ at: server.db.command.geoNear({ geometry: new server.db.Geo.Point(1, 1) }) })],
  ['a lookup from a collection that does not exist', (one) => one.lookup({ from: 'none', localField: '_id', foreignField: 'order', as: 'x' })],
  ['an operator that does not exist', (one) => one.project({ x: { $nothing: 1 } })],
  ['a lookup by one field', (one) => one.lookup({ from: 'items', localField: 'item', as: 'x' })],
  ['a wrong pipeline inside of lookup, also without documents', (one) => one.match({ _id: 'none' }).lookup({ from: 'items', pipeline: [{ $nothing: 1 }], as: 'x' })],
])('%s is refused', async (_, build) => {
  expect((await refusal(build(orders()).end())).code).toMatch(/^DATABASE_/)
}) // prettier-ignore
