import { startAdminServer, type AdminServer } from '../support/admin-server'
import { refusal, type Doc, type SdkAggregate, type SdkCollection } from '../support/sdk-types'

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema: { version: 1, collections: [{ name: 'docs', indexes: [] }] } })
})
beforeEach(() => server.database.clear())
afterAll(() => server.close())

const docs = (): SdkCollection => server.db.collection('docs')
const run = async (found: Doc[], build: (stages: SdkAggregate) => SdkAggregate): Promise<Doc[]> => {
  if (found.length > 0) await docs().add(found)
  return (await build(docs().aggregate()).end()).data
}
const evening = new Date('2026-01-01T20:00:00Z')

test.each<[what: string, expression: unknown, value: unknown]>([
  ['substrCP cuts characters', { $substrCP: ['$s', 1, 2] }, '文字'],
  ['substrBytes cuts bytes', { $substrBytes: ['$s', 3, 3] }, '文'],
  ['substr to the end', { $substr: ['$s', 3, -1] }, '文字符'],
  ['indexOfCP', { $indexOfCP: ['$s', '字'] }, 2],
  ['indexOfBytes', { $indexOfBytes: ['$s', '字'] }, 6],
  ['strLenCP counts an emoji once', { $strLenCP: '😀中' }, 2],
  ['strLenBytes', { $strLenBytes: '😀中' }, 7],
  ['split at a Chinese comma', { $split: ['中，文，字', '，'] }, ['中', '文', '字']],
  ['toUpper leaves all but ASCII', { $toUpper: 'aä中ß' }, 'Aä中ß'],
  ['toLower leaves all but ASCII', { $toLower: 'AÄ中' }, 'aÄ中'],
  ['strcasecmp knows the case of ASCII only', { $strcasecmp: ['Ä', 'ä'] }, -1],
  ['strcasecmp by code point', { $strcasecmp: ['\uFF01', '😀'] }, -1],
  ['concat', { $concat: ['$s', '测试'] }, '中文字符测试'],
  ['dayOfWeek there', { $dayOfWeek: { date: '$d', timezone: 'Asia/Shanghai' } }, 6],
  ['minute half an hour off', { $minute: { date: '$d', timezone: '+05:30' } }, 30],
  ['dateToString in Chinese', { $dateToString: { date: '$d', format: '%Y年%m月%d日 %H:%M', timezone: 'Asia/Shanghai' } }, '2026年01月02日 04:00'],
  ['dateToString of the offset', { $dateToString: { date: '$d', format: '%z %Z', timezone: '-03:30' } }, '-0330 -210'],
  ['dateFromString at a place', { $dateFromString: { dateString: '2019-05-14', timezone: 'Asia/Shanghai' } }, new Date('2019-05-13T16:00:00Z')],
  ['dateFromString with its own offset', { $dateFromString: { dateString: '2019-05-14T09:38:51.686+08:00' } }, new Date('2019-05-14T01:38:51.686Z')],
  ['dateFromParts beyond the year', { $dateFromParts: { year: 2017, month: 14, day: 35 } }, new Date('2018-03-07T00:00:00Z')],
  ['dateFromParts before a change of clocks', { $dateFromParts: { year: 2026, month: 3, day: 8, hour: 1, timezone: 'America/New_York' } }, new Date('2026-03-08T06:00:00Z')],
  ['trunc to places', [{ $trunc: [1.15, 2] }, { $trunc: [-1234.5, -2] }, { $trunc: -1.5 }], [1.15, -1200, -1]],
])('%s', async (_what, expression, value) => {
  expect(await run([{ s: '中文字符', d: evening }], (stages) => stages.project({ _id: 0, r: expression }))).toEqual([{ r: value }])
}) // prettier-ignore

test('a character cut in two is refused', async () => {
  const cut = run([{}], (stages) => stages.project({ r: { $substrBytes: ['中文', 0, 2] } }))
  expect((await refusal(cut)).message).toContain('Invalid range')
})

test('lookup by fields and by pipeline at once, into a field of an object', async () => {
  await docs().add([
    { _id: 'a', kind: 'order', item: 'nut', least: 2 },
    { _id: 'b', kind: 'order', item: 'bolt', least: 1 },
    { _id: '1', kind: 'stock', item: 'nut', left: 1 },
    { _id: '2', kind: 'stock', item: 'nut', left: 3 },
    { _id: '3', kind: 'stock', item: 'bolt', left: 0 },
  ])
  const enough = [
    { $match: { kind: 'stock', $expr: { $gte: ['$left', '$$least'] } } },
    { $project: { left: 1, _id: 0 } },
  ]
  const join = { from: 'docs', localField: 'item', foreignField: 'item', let: { least: '$least' }, pipeline: enough, as: 'found.stock' } // prettier-ignore
  const joined = await run([], (stages) =>
    stages.match({ kind: 'order' }).lookup(join).project({ _id: 1, found: 1 }),
  )
  expect(joined).toEqual([
    { _id: 'a', found: { stock: [{ left: 3 }] } },
    { _id: 'b', found: { stock: [] } },
  ])
  const half = run([], (stages) => stages.lookup({ from: 'docs', localField: 'item', as: 'x' }))
  expect((await refusal(half)).message).toContain('both or neither')
})

test.each<[granularity: string, values: number[], buckets: number, bounds: [number, number, number][]]>([
  ['POWERSOF2', [1, 2, 3, 5, 8, 13, 21, 34], 3, [[0.5, 4, 3], [4, 16, 3], [16, 64, 2]]],
  ['R5', [0, 0, 4, 10, 63, 70], 3, [[0, 2.5, 2], [2.5, 16, 2], [16, 100, 2]]],
  ['1-2-5', [0.8, 1.5, 7, 12], 2, [[0.5, 2, 2], [2, 20, 2]]],
  ['E6', [0.8, 9.9, 33], 3, [[0.68, 1, 1], [1, 10, 1], [10, 47, 1]]],
  ['E192', [9.1, 9.19, 9.2], 2, [[9.09, 9.2, 2], [9.2, 9.31, 1]]],
])('bucketAuto with the numbers of %s, of %j in %i', async (granularity, values, buckets, bounds) => {
  const made = await run(values.map((n) => ({ n })), (stages) => stages.bucketAuto({ groupBy: '$n', buckets, granularity }))
  expect(made).toEqual(bounds.map(([min, max, count]) => ({ _id: { min, max }, count })))
}) // prettier-ignore

test('bucketAuto with a granularity rounds numbers from 0 only, by a series that exists', async () => {
  await docs().add({ n: -1 })
  const of = (granularity: string) =>
    refusal(run([], (stages) => stages.bucketAuto({ groupBy: '$n', buckets: 2, granularity })))
  expect((await of('R5')).message).toContain('not negative')
  expect((await of('R7')).message).toContain("Unknown rounding granularity 'R7'")
})

test.each<[what: string, query: Doc, ids: string]>([
  ['bitsAllSet of a mask', { n: { $bitsAllSet: 5 } }, 'seven'],
  ['bitsAllSet of positions', { n: { $bitsAllSet: [0, 1] } }, 'three seven'],
  ['bitsAnySet', { n: { $bitsAnySet: 12 } }, 'four seven'],
  ['bitsAllClear', { n: { $bitsAllClear: [0, 1] } }, 'four'],
  ['bitsAnyClear', { n: { $bitsAnyClear: 7 } }, 'three four'],
])('raw: %s', async (_what, query, ids) => {
  await docs().add([{ _id: 'three', n: 3 }, { _id: 'four', n: 4 }, { _id: 'seven', n: 7 }, { _id: 'text', n: '7' }])
  const { data } = await docs().options({ raw: true }).where(query).get()
  expect(data.map(({ _id }) => _id).join(' ')).toBe(ids)
}) // prettier-ignore

test('a projection shows the first element that the query means', async () => {
  const _ = server.db.command
  await docs().add({ _id: 'one', a: 1, l: [{ k: 1 }, { k: 2, v: 'x' }, { k: 2, v: 'y' }] })
  const shown = async (query: Doc) => (await docs().where(query).field({ 'l.$': 1 }).get()).data
  expect(await shown({ 'l.k': 2 })).toEqual([{ _id: 'one', l: [{ k: 2, v: 'x' }] }])
  expect(await shown({ l: _.elemMatch({ k: 2, v: 'y' }) })).toEqual([{ _id: 'one', l: [{ k: 2, v: 'y' }] }])
  expect((await refusal(shown({ a: 1 }))).message).toContain('positional')
})

test('a command that the SDK sends untranslated is refused in strict mode, where it would match nothing', async () => {
  const _ = server.db.command
  const query = { l: _.elemMatch({ a: _.and(_.gt(1), _.lt(4)) }) }
  expect((await refusal(docs().where(query).get())).message).toContain('db.command.and')
  const others = [
    _.elemMatch(_.gt(8).lt(9)),
    _.elemMatch(_.elemMatch(_.gt(8))),
    _.all([_.elemMatch(_.gt(1))]),
  ]
  for (const l of others)
    expect((await refusal(docs().where({ l }).get())).message).toContain('does not translate')
  expect(
    (
      await docs()
        .where({ l: _.elemMatch({ a: _.gt(1) }) })
        .get()
    ).data,
  ).toEqual([])
})

test('not of and, of or and of a value, which the SDK sends as an empty object, is refused in strict mode', async () => {
  const _ = server.db.command
  const lost = [_.not(_.and(_.gt(0), _.lt(2))), _.not(_.or(_.gt(0), _.lt(2))), _.not(1)]
  for (const n of lost) {
    expect((await refusal(docs().where({ n }).get())).message).toContain('empty object for n')
    expect((await refusal(docs().where({ a: 1, n }).remove())).message).toContain('for n')
    expect((await refusal(docs().aggregate().match({ n }).end())).message).toContain('for n')
  }
  await docs().add([{ _id: 'one', n: {} }, { _id: 'two', n: 5 }]) // prettier-ignore
  const found = async (n: unknown) => (await docs().where({ n }).get()).data.map(({ _id }) => _id)
  expect(await found(_.eq({}))).toEqual(['one'])
  expect(await found(_.not(_.gt(4)))).toEqual(['one'])
  expect(await found(_.nor(_.lt(0), _.eq({})))).toEqual(['two'])
})
