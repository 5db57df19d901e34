import { parseStored, stringifyStored, type Doc } from '../../../emulator/database/ejson'
import { openDirect } from '../support/engine'

const db = openDirect({ version: 1, collections: [{ name: 'things', indexes: [] }] }, 'strict')
const thing = { collectionName: 'things', query: '{"_id":"a"}' }

function change(before: Doc, data: Doc, query: Doc = { _id: 'a' }): Doc | string {
  db.store.empty()
  db.insert('things', [{ _id: 'a', ...before }])
  const reply = db.call('modifyDocument', {
    ...thing,
    query: stringifyStored(query),
    merge: true,
    data: JSON.stringify(data),
  })
  if (reply?.code !== undefined) return reply.code
  const { list } = db.call('getDocument', thing)?.data as { list: string[] }
  const { _id, ...after } = parseStored(list[0] ?? '{}')
  return after
}

test.each<[string, Doc, Doc, Doc]>([
  ['$set makes missing parents', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  [
    '$set reaches into an array by index and fills with null',
    { a: [1] },
    { $set: { 'a.2': 3 } },
    { a: [1, null, 3] },
  ],
  ['$set replaces a whole object', { a: { x: 1 } }, { $set: { a: { y: 2 } } }, { a: { y: 2 } }],
  [
    '$unset removes a field',
    { a: 1, b: { c: 1, d: 2 } },
    { $unset: { a: '', 'b.c': '', 'x.y': '' } },
    { b: { d: 2 } },
  ],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$inc starts at zero', {}, { $inc: { n: 2 } }, { n: 2 }],
  ['$mul of a missing field is zero', {}, { $mul: { n: 2 } }, { n: 0 }],
  [
    '$min and $max take the first value',
    { b: 5 },
    { $min: { a: 3, b: 4 }, $max: { c: 1 } },
    { b: 4, a: 3, c: 1 },
  ],
  [
    '$max compares by type first, text after numbers',
    { a: 5, b: 'x' },
    { $max: { a: 'text', b: 9 } },
    { a: 'text', b: 'x' },
  ],
  ['$rename moves a value into another parent', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$push makes the array', {}, { $push: { a: 1 } }, { a: [1] }],
  [
    '$push at a position, sorted, cut',
    { a: [3, 9] },
    { $push: { a: { $each: [7, 1], $sort: 1, $slice: 3 } } },
    { a: [1, 3, 7] },
  ],
  [
    '$push keeps the last by a negative slice',
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  [
    '$push cuts an array it has just made',
    {},
    { $push: { a: { $each: [1, 2, 3], $slice: -1 } } },
    { a: [3] },
  ],
  [
    '$push sorts by several fields',
    { a: [{ x: 1, y: 2 }] },
    { $push: { a: { $each: [{ x: 1, y: 1 }], $sort: { x: 1, y: 1 } } } },
    {
      a: [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ],
    },
  ],
  [
    '$push counts a negative position from the end',
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 2] },
  ],
  ['$pop from either end', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: -1, b: 1 } }, { a: [2, 3], b: [1] }],
  [
    '$pull by value, by condition and by fields',
    { a: [1, 2, 1], b: [1, 5, 9], c: [{ id: 1, x: 1 }, { id: 2 }] },
    { $pull: { a: 1, b: { $gte: 5 }, c: { id: 1 } } },
    { a: [2], b: [1], c: [{ id: 2 }] },
  ],
  ['$pull from nothing does nothing', { n: 1 }, { $pull: { a: 1 } }, { n: 1 }],
  [
    '$pullAll by whole values',
    { a: [1, { x: 1 }, { x: 1, y: 1 }] },
    { $pullAll: { a: [1, { x: 1 }] } },
    { a: [{ x: 1, y: 1 }] },
  ],
  [
    '$addToSet takes the order of fields for a difference',
    { a: [{ x: 1, y: 2 }] },
    {
      $addToSet: {
        a: {
          $each: [
            { y: 2, x: 1 },
            { x: 1, y: 2 },
          ],
        },
      },
    },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  [
    '$[] changes every element',
    { a: [{ n: 1 }, { n: 2 }] },
    { $inc: { 'a.$[].n': 1 } },
    { a: [{ n: 2 }, { n: 3 }] },
  ],
])('%s', (_, before, data, after) => {
  expect(change(before, data)).toEqual(after)
})

test('the positional $ is the element that met the query', () => {
  const before = {
    a: [
      { id: 1, ok: false },
      { id: 2, ok: false },
    ],
  }
  expect(change(before, { $set: { 'a.$.ok': true } }, { 'a.id': 2 })).toEqual({
    a: [
      { id: 1, ok: false },
      { id: 2, ok: true },
    ],
  })
  expect(change({ a: [5, 8, 9] }, { $set: { 'a.$': 0 } }, { $and: [{ a: { $gt: 7 } }] })).toEqual({
    a: [5, 0, 9],
  })
  expect(change(before, { $set: { 'a.$.ok': true } }, { _id: 'a' })).toBe('DATABASE_REQUEST_FAILED')
})

// mingo's updater accepts each of these in silence; MongoDB rejects them (cloudbase.md §4.9).
test.each<[string, Doc, Doc]>([
  ['$inc on a text', { a: 'x' }, { $inc: { a: 1 } }],
  ['$inc on null', { a: null }, { $inc: { a: 1 } }],
  ['$inc by a text', { a: 1 }, { $inc: { a: 'x' } }],
  ['$mul on an array', { a: [1] }, { $mul: { a: 2 } }],
  ['$push on a scalar', { a: 1 }, { $push: { a: 1 } }],
  ['$push on null', { a: null }, { $push: { a: 1 } }],
  ['$push with an unknown modifier', { a: [] }, { $push: { a: { $each: [1], $limit: 1 } } }],
  ['$addToSet on a text', { a: 'x' }, { $addToSet: { a: 1 } }],
  ['$pull from a text', { a: 'x' }, { $pull: { a: 'x' } }],
  ['$pop from an object', { a: {} }, { $pop: { a: 1 } }],
  ['$set below a scalar', { a: 1 }, { $set: { 'a.b': 1 } }],
  ['$set below null', { a: null }, { $set: { 'a.b': 1 } }],
  ['$set by name into an array', { a: [{ b: 1 }] }, { $set: { 'a.b': 2 } }],
  ['two changes of one place', { a: {} }, { $set: { a: {} }, $inc: { 'a.n': 1 } }],
  ['a change of the id', {}, { $set: { _id: 'b' } }],
  ['renaming onto the id', { a: 1 }, { $rename: { a: '_id' } }],
  ['a name with a dollar', {}, { $set: { a: { $x: 1 } } }],
  ['an index far beyond the end', { a: [] }, { $set: { 'a.2000000': 1 } }],
])('%s is refused', (_, before, data) => {
  expect(change(before, data)).toBe('DATABASE_REQUEST_FAILED')
})

test('an operator that does not exist is named as the service names it', () => {
  expect(change({}, { $explode: { a: 1 } })).toBe('DATABASE_INVALID_OPERRATOR')
})

test('a document that becomes too large, too deep or ill-named is refused and stays as it was', () => {
  const large = 'x'.repeat(600_000)
  expect(change({ a: large }, { $set: { b: large } })).toBe('DATABASE_REQUEST_FAILED')
  expect(
    Object.keys(parseStored((db.call('getDocument', thing)?.data as { list: string[] }).list[0] ?? '')),
  ).toEqual(['_id', 'a'])
  const deep = JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`) as Doc
  expect(db.insert('things', [{ _id: 'deep', ...deep }])?.code).toBe('DATABASE_REQUEST_FAILED')
  expect(db.insert('things', [{ _id: 'dot', 'a.b': 1 }])?.code).toBe('DATABASE_REQUEST_FAILED')
  const poisoned = ['{"_id":"p","__proto__":{"x":1}}']
  expect(db.call('insertDocument', { collectionName: 'things', data: poisoned })?.code).toBe('INVALID_PARAM')
})
