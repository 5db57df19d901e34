import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conditionsOf } from '../../../emulator/database/query/conditions'
import { planOf } from '../../../emulator/database/query/plan'
import { stringifyStored, type Doc } from '../../../emulator/database/ejson'
import type { Order } from '../../../emulator/database/query/order'
import type { DatabaseSchema, IndexSchema } from '../../../emulator/schema'
import { openDirect, type Direct } from '../support/engine'

const list: IndexSchema = { name: 'list', keys: [['community', 1], ['state', 1], ['at', -1], ['_id', -1]] } // prettier-ignore
const tags: IndexSchema = { name: 'tags', keys: [['tags', 1], ['at', -1]] } // prettier-ignore
const schemaOf = (...indexes: IndexSchema[]): DatabaseSchema => ({
  version: 1,
  collections: [{ name: 'tickets', indexes }],
})

function plan(db: Direct, query: Doc, order: Order = []) {
  const { index, ordered, exact, repeats } = planOf(
    db.store.collection('tickets'),
    conditionsOf(query),
    order,
  )
  return { index, ordered, exact, repeats }
}

/** Tickets of two communities, the newest last. */
function fill(db: Direct, count: number): void {
  const docs = Array.from({ length: count }, (_, at) => ({
    _id: `t${at}`,
    community: at % 2 === 0 ? 'a' : 'b',
    state: 'open',
    at,
  }))
  db.insert('tickets', docs)
}

describe('plans', () => {
  const db = openDirect(schemaOf(list, tags, { name: 'once', keys: [['code', 1]], unique: true }))

  test('equalities, then the order: the index gives both', () => {
    expect(plan(db, { community: 'a', state: 'open' }, [['at', -1]])).toEqual({
      index: 'list',
      ordered: true,
      exact: true,
      repeats: false,
    })
    expect(plan(db, { community: 'a', state: 'open' }, [['at', 1], ['_id', 1]]).ordered).toBe(true) // prettier-ignore
    expect(plan(db, { community: 'a', state: 'open', at: { $lt: 5 } }, [['at', -1]])).toMatchObject({
      ordered: true,
      exact: true,
    })
    expect(plan(db, { $and: [{ community: 'a' }, { state: 'open' }] }, [['at', -1]])).toMatchObject({
      ordered: true,
      exact: true,
    })
  })

  test('an order the index does not have, or over a list of values, is sorted afterwards', () => {
    expect(plan(db, { community: 'a', state: 'open' }, [['at', -1], ['_id', 1]]).ordered).toBe(false) // prettier-ignore
    expect(plan(db, { community: 'a' }, [['at', -1]])).toMatchObject({ index: 'list', ordered: false })
    expect(plan(db, { community: 'a', state: { $in: ['open', 'new'] } }, [['at', -1]])).toMatchObject({
      index: 'list',
      ordered: false,
      exact: true,
    })
  })

  test('what the conditions do not say in full is not exact', () => {
    expect(plan(db, { community: 'a', state: { $ne: 'open' } }).exact).toBe(false)
    expect(plan(db, { community: 'a', other: 1 }).exact).toBe(false)
    expect(plan(db, { community: 'a', $or: [{ state: 'open' }] }).exact).toBe(false)
  })

  test('one id, or a whole unique key, is found by it; nothing declared reads everything', () => {
    expect(plan(db, { _id: 'x', community: 'a', state: 'open' }).index).toBe('_id_')
    expect(plan(db, { code: 5, community: 'a' }).index).toBe('once')
    expect(plan(db, {}, [['_id', 1]])).toMatchObject({ index: '_id_', ordered: true })
    expect(plan(db, { other: 1 }).index).toBeUndefined()
  })

  test('an array makes its index narrow by one condition per field and give no order', () => {
    const own = openDirect(schemaOf(tags))
    expect(plan(own, { tags: 'x' }, [['at', -1]])).toMatchObject({
      ordered: true,
      exact: true,
      repeats: false,
    })
    own.insert('tickets', [{ _id: 't', tags: [1, 9], at: 1 }])
    expect(plan(own, { tags: 'x' }, [['at', -1]])).toMatchObject({
      index: 'tags',
      ordered: false,
      exact: false,
      repeats: true,
    })
    const between = { collectionName: 'tickets', query: stringifyStored({ tags: { $gt: 4, $lt: 6 } }) }
    expect(own.call('calculateDocument', between)?.data).toEqual({ total: 1 })
  })
})

test('the newest page reads no more documents than it returns, whatever the collection holds', () => {
  const db = openDirect(schemaOf(list))
  fill(db, 3000)
  const page = { collectionName: 'tickets', limit: 20, order: '{"at":-1}' }
  const reply = db.call('getDocument', { ...page, query: '{"community":"a","state":"open"}' })
  expect((reply?.data as { list: string[] }).list[0]).toContain('"at":2998')
  expect(db.log).toEqual([])
})

test('a page over a list of values reads one page for each of them', () => {
  const db = openDirect(schemaOf(list))
  fill(db, 4000)
  const query = { community: { $in: ['a', 'b', 'a', 'c'] }, state: { $in: ['open', 'new'] } }
  const page = {
    collectionName: 'tickets',
    query: stringifyStored(query),
    order: '{"at":-1}',
    offset: 10,
    limit: 20,
  }
  const { list: found } = db.call('getDocument', page)?.data as { list: string[] }
  expect(found.map((text) => (JSON.parse(text) as { at: number }).at)).toEqual(
    Array.from({ length: 20 }, (_, n) => 3989 - n),
  )
  expect(db.log).toEqual([])
})

test('a query that reads more than a thousand documents is written to the log, once, with the index it lacks', () => {
  const db = openDirect(schemaOf())
  fill(db, 1500)
  const query = {
    collectionName: 'tickets',
    order: '{"at":-1}',
    query: '{"state":"open","community":"a","n":{"$gt":5}}',
    limit: 20,
  }
  db.call('getDocument', query)
  db.call('getDocument', query)
  expect(db.log).toEqual([
    'Database: a query of tickets read 1500 documents to return 0 (no index). Missing index: {state 1, community 1, at -1, n 1}',
  ])
})

describe('on disk', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'anlin-database-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  test('that an index holds arrays is still known after a restart', () => {
    const first = openDirect(schemaOf(tags), 'strict', dir)
    first.insert('tickets', [{ _id: 't', tags: [1, 9], at: 1 }])
    first.store.close()
    const second = openDirect(schemaOf(tags), 'strict', dir)
    expect(plan(second, { tags: 1 }, [['at', -1]])).toMatchObject({ ordered: false, repeats: true })
    second.store.close()
  })

  test('an array that was refused leaves no trace, so that the next one is still remembered', () => {
    const unique: IndexSchema = { name: 'tags', keys: [['tags', 1]], unique: true }
    const first = openDirect(schemaOf(unique), 'strict', dir)
    first.insert('tickets', [{ _id: 'one', tags: 5 }])
    expect(first.insert('tickets', [{ _id: 'two', tags: [4, 5] }])?.code).toBe('DATABASE_DUPLICATE_WRITE')
    first.insert('tickets', [{ _id: 'three', tags: [6, 7] }])
    first.store.close()
    const second = openDirect(schemaOf(unique), 'strict', dir)
    expect(plan(second, { tags: 6 }).repeats).toBe(true)
    second.store.close()
  })

  test('a new index is built from what is there, a changed one anew, and a dropped one disappears', () => {
    const first = openDirect(schemaOf(), 'strict', dir)
    fill(first, 100)
    first.store.close()
    const second = openDirect(schemaOf(list), 'strict', dir)
    expect(second.log).toEqual(['Database: building index list of tickets.'])
    const query = { collectionName: 'tickets', query: '{"community":"a","state":"open"}' }
    expect(second.call('calculateDocument', query)?.data).toEqual({ total: 50 })
    second.store.close()
    const third = openDirect(schemaOf({ name: 'list', keys: [['state', 1]] }), 'strict', dir)
    expect(plan(third, { community: 'a', state: 'open' })).toMatchObject({ index: 'list', exact: false })
    expect(third.call('calculateDocument', query)?.data).toEqual({ total: 50 })
    third.store.close()
    const fourth = openDirect(schemaOf(), 'strict', dir)
    expect(plan(fourth, { state: 'open' }).index).toBeUndefined()
    fourth.store.close()
  })

  test('a unique index that the data contradict is refused by name, and the data stay', () => {
    const first = openDirect(schemaOf(), 'strict', dir)
    fill(first, 10)
    first.store.close()
    const unique: IndexSchema = { name: 'one_each', keys: [['community', 1]], unique: true }
    expect(() => openDirect(schemaOf(unique), 'strict', dir)).toThrow(
      /Index one_each of tickets cannot be built: E11000/,
    )
    const again = openDirect(schemaOf(), 'strict', dir)
    expect(again.call('calculateDocument', { collectionName: 'tickets' })?.data).toEqual({ total: 10 })
    again.store.close()
  })
})

test.each<[string, DatabaseSchema]>([
  ['Index x of tickets names "a" twice', schemaOf({ name: 'x', keys: [['a', 1], ['a', -1]] })],
  ['Index x of tickets must have 1 to 31 fields', schemaOf({ name: 'x', keys: [] })],
  ['Index x of tickets has the field "a.0", which is no path', schemaOf({ name: 'x', keys: [['a.0', 1]] })],
  ['Collection tickets has more than 20 indexes', schemaOf(...Array.from({ length: 21 }, (_, n): IndexSchema => ({ name: `x${n}`, keys: [[`f${n}`, 1]] })))],
  ['Collection tickets names "x" twice', schemaOf({ name: 'x', keys: [['a', 1]] }, { name: 'x', keys: [['b', 1]] })],
  ['Collection a b has a name the service refuses', { version: 1, collections: [{ name: 'a b', indexes: [] }] }],
])('%s', (message, schema) => {
  expect(() => openDirect(schema)).toThrow(message)
}) // prettier-ignore
