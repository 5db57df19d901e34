import { parseStored, stringifyStored, type Doc, type Value } from '../../../emulator/database/ejson'
import { sortBy } from '../../../emulator/database/query/order'
import { openDirect } from '../support/engine'

const schema = { version: 1, collections: [{ name: 'things', indexes: [] }] }

function find(
  query: Doc,
  mode: 'strict' | 'compatible' = 'strict',
  more: Record<string, unknown> = {},
): Doc[] | string | undefined {
  const db = openDirect(schema, mode)
  db.insert('things', [
    { _id: '1', a: 1, o: { x: 1, y: 2 }, list: ['p', 'q'] },
    { _id: '2', a: 'text', o: { y: 2, x: 1 } },
    { _id: '3', a: null, o: { x: 1 } },
    { _id: '4', list: [] },
  ])
  const reply = db.call('getDocument', { collectionName: 'things', query: stringifyStored(query), ...more })
  return reply?.code ?? (reply?.data as { list: string[] }).list.map(parseStored)
}

test.each<[string, Doc, string[]]>([
  ['null means null or missing', { a: null }, ['3', '4']],
  ['a value is met by an element of an array', { list: 'q' }, ['1']],
  ['a comparison meets its own type only', { a: { $gte: 0 } }, ['1']],
  ['$in with null', { a: { $in: [null, 1] } }, ['1', '3', '4']],
  ['$ne meets a missing field', { a: { $ne: 1 } }, ['2', '3', '4']],
  ['a pattern', { a: /^te/ }, ['2']],
  ['a path', { 'o.x': 1 }, ['1', '2', '3']],
  ['$size', { list: { $size: 0 } }, ['4']],
])('%s', (_, query, ids) => {
  expect((find(query) as Doc[]).map(({ _id }) => _id)).toEqual(ids)
})

test.each<[string, Doc, string]>([
  ['an unknown operator', { a: { $nearby: 1 } }, 'DATABASE_INVALID_OPERRATOR'],
  ['an unknown operator at the top', { $foo: [] }, 'DATABASE_INVALID_OPERRATOR'],
  ['JavaScript', { $where: 'this.a' }, 'DATABASE_REQUEST_FAILED'],
  ['$in without a list', { a: { $in: 1 } }, 'DATABASE_REQUEST_FAILED'],
  ['an empty $or', { $or: [] }, 'DATABASE_REQUEST_FAILED'],
  ['$and of something else', { $and: [1] }, 'DATABASE_REQUEST_FAILED'],
  ['operators mixed with fields', { a: { $gt: 1, b: 2 } }, 'DATABASE_REQUEST_FAILED'],
  ['a negative $size', { list: { $size: -1 } }, 'DATABASE_REQUEST_FAILED'],
  ['$not of a value', { a: { $not: 1 } }, 'DATABASE_REQUEST_FAILED'],
])('%s is refused', (_, query, code) => {
  expect(find(query)).toBe(code)
})

test('a whole object is the same only with its fields in the same order, as in MongoDB', () => {
  expect(find({ o: { x: 1, y: 2 } })).toHaveLength(1)
  expect(find({ o: { $in: [{ y: 2, x: 1 }] } })).toHaveLength(1)
  expect(find({ o: { x: 1 } })).toHaveLength(1)
  expect(find({ o: { x: 1, y: 2 } }, 'compatible')).toHaveLength(1)
})

test('a projection includes or excludes, not both', () => {
  const of = (projection: Doc) => find({ _id: '1' }, 'strict', { projection: JSON.stringify(projection) })
  expect(of({ 'o.x': 1 })).toEqual([{ _id: '1', o: { x: 1 } }])
  expect(of({ list: 0, o: 0 })).toEqual([{ _id: '1', a: 1 }])
  expect(of({ list: { $slice: 1 }, a: 1, _id: 0 })).toEqual([{ a: 1, list: ['p'] }])
  expect(of({ a: 1, o: 0 })).toBe('DATABASE_REQUEST_FAILED')
})

test('a reply beyond 16 MB is refused', () => {
  const db = openDirect(schema, 'strict')
  for (let n = 0; n < 17; n++) db.insert('things', [{ _id: String(n), text: 'x'.repeat(1_000_000) }])
  expect(db.call('getDocument', { collectionName: 'things', limit: 16 })?.code).toBeUndefined()
  expect(db.call('getDocument', { collectionName: 'things' })?.code).toBe('DATABASE_REQUEST_FAILED')
})

describe('order', () => {
  /** MongoDB's comparison order: null, numbers, text (by code point), objects, arrays, booleans, dates, patterns. */
  const ascending: Value[] = [
    null,
    -5,
    1.5,
    2 ** 40,
    '',
    'A',
    'a',
    '中',
    '\uFF01',
    '\u{1F600}',
    { x: 1 },
    false,
    true,
    new Date(-1),
    new Date(5),
    /a/,
  ]

  test('goes by type, then by value, in both directions', () => {
    const shuffled = [...ascending].reverse()
    expect(sortBy(shuffled, [['v', 1]], (v) => ({ v }))).toEqual(ascending)
    expect(sortBy(ascending, [['v', -1]], (v) => ({ v }))).toEqual(shuffled)
  })

  test('takes an array by its smallest element ascending, by its largest descending, and an empty one as null', () => {
    const docs: Doc[] = [{ v: [5, 9] }, { v: 6 }, { v: [1, 20] }, { v: [] }, {}]
    expect(sortBy(docs, [['v', 1]], (doc) => doc)).toEqual([
      { v: [] },
      {},
      { v: [1, 20] },
      { v: [5, 9] },
      { v: 6 },
    ])
    expect(sortBy(docs, [['v', -1]], (doc) => doc)).toEqual([
      { v: [1, 20] },
      { v: [5, 9] },
      { v: 6 },
      { v: [] },
      {},
    ])
    const nested = [{ v: [{ n: 3 }, { n: 8 }] }, { v: { n: 4 } }]
    expect(sortBy<Doc>(nested, [['v.n', -1]], (doc) => doc)).toEqual(nested)
    expect(sortBy<Doc>(nested, [['v.0.n', -1]], (doc) => doc)).toEqual([nested[0], nested[1]])
  })
})
