import { refusal } from '../support/sdk-types'
import { startAdminServer, type AdminServer } from '../support/admin-server'

const schema = {
  version: 1,
  collections: [
    { name: 'accounts', indexes: [{ name: 'by_code', keys: [['code', 1]] as [string, 1][], unique: true }] },
    { name: 'others', indexes: [] },
  ],
}

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema })
})
beforeEach(async () => {
  await server.database.clear()
  await accounts().add([
    { _id: 'a', code: 'A', n: 1 },
    { _id: 'b', code: 'B', n: 2 },
  ])
})
afterAll(() => server.close())

const accounts = () => server.db.collection('accounts')
const numberOf = async (id: string) => (await accounts().doc(id).get()).data[0]?.['n']

test('commit makes all writes visible at once, and they were visible inside only', async () => {
  const tx = await server.db.startTransaction()
  const inside = tx.collection('accounts')
  await inside.doc('a').update({ n: 10 })
  await inside.add({ _id: 'c', code: 'C', n: 3 })
  await inside.doc('b').remove()
  await inside.doc('d').set({ code: 'D', n: 4 })
  expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', code: 'A', n: 10 })
  expect((await inside.doc('b').get()).data).toBeNull()
  expect([await numberOf('a'), await numberOf('b'), await numberOf('c')]).toEqual([1, 2, undefined])
  await tx.commit()
  expect([await numberOf('a'), await numberOf('b'), await numberOf('c'), await numberOf('d')]).toEqual([
    10,
    undefined,
    3,
    4,
  ])
})

test('rollback leaves nothing, and a transaction that is over does not exist', async () => {
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').update({ n: 10 })
  await tx.rollback()
  expect(await numberOf('a')).toBe(1)
  const after = await refusal(tx.collection('accounts').doc('a').get())
  expect(after.code).toBe('DATABASE_TRANSACTION_FAIL')
  expect(after.message).toContain('transaction must be commit or abort in 30 seconds')
  expect((await refusal(tx.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
})

test('reads are repeatable: what others change, add and remove after the first read is not seen', async () => {
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').get()
  await accounts().doc('a').update({ n: 7 })
  await accounts().doc('b').remove()
  await accounts().add({ _id: 'c', code: 'C' })
  expect((await tx.collection('accounts').doc('a').get()).data).toMatchObject({ n: 1 })
  expect((await tx.collection('accounts').doc('b').get()).data).toMatchObject({ n: 2 })
  expect((await tx.collection('accounts').doc('c').get()).data).toBeNull()
  await tx.commit()
})

test('writing what changed since the first read is a conflict at the write', async () => {
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').get()
  await accounts().doc('a').update({ n: 7 })
  expect((await refusal(tx.collection('accounts').doc('a').update({ n: 8 }))).code).toBe(
    'DATABASE_TRANSACTION_CONFLICT',
  )
  expect(await numberOf('a')).toBe(7)
  expect((await refusal(tx.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
})

test('the second transaction that writes a document fails at its write, and the first goes on', async () => {
  const first = await server.db.startTransaction()
  const second = await server.db.startTransaction()
  await first.collection('accounts').doc('a').update({ n: 10 })
  expect((await refusal(second.collection('accounts').doc('a').update({ n: 20 }))).code).toBe(
    'DATABASE_TRANSACTION_CONFLICT',
  )
  await first.commit()
  expect(await numberOf('a')).toBe(10)
})

test('two that read both and write one each both commit (write skew)', async () => {
  const first = await server.db.startTransaction()
  const second = await server.db.startTransaction()
  for (const tx of [first, second]) for (const id of ['a', 'b']) await tx.collection('accounts').doc(id).get()
  await first.collection('accounts').doc('a').update({ n: 100 })
  await second.collection('accounts').doc('b').update({ n: 200 })
  await first.commit()
  await second.commit()
  expect([await numberOf('a'), await numberOf('b')]).toEqual([100, 200])
})

test('a plain write waits for the transaction that holds its document', async () => {
  const _ = server.db.command
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').update({ n: 10 })
  let done = false
  const plain = accounts()
    .doc('a')
    .update({ n: _.inc(5) })
    .then((result) => {
      done = true
      return result
    })
  await accounts().doc('b').update({ n: 3 })
  expect(done).toBe(false)
  await tx.commit()
  expect((await plain).updated).toBe(1)
  expect(await numberOf('a')).toBe(15)
})

test('a unique key is checked when it is written, against the committed, the own and other transactions', async () => {
  const tx = await server.db.startTransaction()
  expect((await refusal(tx.collection('accounts').add({ code: 'A' }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  const own = await server.db.startTransaction()
  await own.collection('accounts').doc('a').update({ code: 'A2' })
  await own.collection('accounts').doc('b').update({ code: 'A' })
  expect((await refusal(own.collection('accounts').add({ code: 'A' }))).code).toBe('DATABASE_DUPLICATE_WRITE')
  const one = await server.db.startTransaction()
  const other = await server.db.startTransaction()
  await one.collection('accounts').add({ _id: 'x', code: 'X' })
  expect((await refusal(other.collection('accounts').add({ _id: 'y', code: 'X' }))).code).toBe(
    'DATABASE_TRANSACTION_CONFLICT',
  )
  await one.commit()
})

test('unique keys may move from one document to another within a transaction', async () => {
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').update({ code: 'spare' })
  await tx.collection('accounts').doc('b').update({ code: 'A' })
  await tx.collection('accounts').doc('a').update({ code: 'B' })
  await tx.collection('accounts').add({ _id: 'c', code: 'C' })
  await tx.commit()
  expect((await accounts().get()).data.map(({ _id, code }) => [_id, code])).toEqual([
    ['a', 'B'],
    ['b', 'A'],
    ['c', 'C'],
  ])
})

test('after 30 seconds a transaction is over and its locks are free', async () => {
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').update({ n: 10 })
  server.time.now += 29_999
  expect((await tx.collection('accounts').doc('a').get()).data).toMatchObject({ n: 10 })
  server.time.now += 1
  expect((await refusal(tx.commit())).code).toBe('DATABASE_TRANSACTION_FAIL')
  await accounts().doc('a').update({ n: 3 })
  expect(await numberOf('a')).toBe(3)
})

test('strict mode refuses queries inside a transaction; a compare-and-set by id is about one record', async () => {
  const tx = await server.db.startTransaction()
  expect((await refusal(tx.collection('accounts').where({ n: 1 }).get())).code).toBe(
    'DATABASE_REQUEST_FAILED',
  )
  expect((await refusal(tx.collection('accounts').where({ n: 1 }).updateAndReturn({ n: 2 }))).code).toBe(
    'DATABASE_REQUEST_FAILED',
  )
  expect(await tx.collection('accounts').where({ _id: 'a', n: 1 }).updateAndReturn({ n: 2 })).toMatchObject({
    updated: 1,
  })
  await tx.rollback()
  expect(await numberOf('a')).toBe(1)
})

test('fifty read-modify-writes at once lose nothing: what committed is counted, the rest failed', async () => {
  const once = () =>
    server.db.runTransaction(async (tx) => {
      const { data } = await tx.collection('accounts').doc('a').get()
      await tx
        .collection('accounts')
        .doc('a')
        .update({ n: Number(data?.['n']) + 1 })
    })
  const codes = await Promise.all(Array.from({ length: 50 }, async () => (await refusal(once())).code))
  const committed = codes.filter((code) => code === undefined).length
  expect(committed).toBeGreaterThan(0)
  expect(new Set(codes)).toEqual(new Set([undefined, 'DATABASE_TRANSACTION_CONFLICT']))
  expect(await numberOf('a')).toBe(1 + committed)
})

test('compatible mode answers a query from the snapshot and the own writes', async () => {
  const lax = await startAdminServer({ schema, mode: 'compatible' })
  const { db } = lax
  await db.collection('accounts').add([{ _id: 'a', code: 1 }, { _id: 'b', code: 2 }, { _id: 'c', code: 3 }]) // prettier-ignore
  const tx = await db.startTransaction()
  await tx.collection('accounts').doc('a').get()
  await db.collection('accounts').doc('b').update({ code: 20 })
  await db.collection('accounts').add({ _id: 'late', code: 5 })
  await tx.collection('accounts').doc('a').update({ code: 10 })
  await tx.collection('accounts').doc('c').remove()
  const { data } = await tx.collection('accounts').where({ code: db.command.gt(0) }).orderBy('code', 'desc').get() // prettier-ignore
  expect(data).toEqual([{ _id: 'a', code: 10 }, { _id: 'b', code: 2 }]) // prettier-ignore
  await tx.rollback()
  await lax.close()
})
