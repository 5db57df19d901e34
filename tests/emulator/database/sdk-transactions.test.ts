import cloudbase from '@cloudbase/node-sdk'
import { refusal, type Doc, type SdkTransaction } from '../support/sdk-types'
import { startAdminServer, type AdminServer } from '../support/admin-server'

/**
 * The cases of the SDK's own integration tests against the real service (TencentCloudBase/node-sdk, test/database/unit/
 * transaction.test.ts), each under its name there; what they expect is what the service has been seen to do.
 */
type Result = {
  requestId?: string
  inserted?: number
  id?: unknown
  updated?: number
  upserted?: Doc[]
  deleted?: number
}
type Document = {
  get(): Promise<{ data: Doc | null }>
  set(data: Doc): Promise<Result>
  update(data: Doc): Promise<Result>
  delete(): Promise<Result>
}
type Collection = { doc(id: string): Document; add(doc: Doc): Promise<Result> }

const name = 'test-passages'
const date = new Date(1_634_000_000_000)
const offset = 60_000

let server: AdminServer
let data: Doc[]
beforeAll(async () => {
  server = await startAdminServer({ schema: { version: 1, collections: [{ name, indexes: [] }] } })
  const { Geo } = cloudbase.init({ env: 'local-env' }).database() as unknown as {
    Geo: { Point: new (longitude: number, latitude: number) => unknown }
  }
  data = [
    { _id: '1', category: 'Web', tags: ['JavaScript', 'C#'], date, geo: new Geo.Point(90, 23), num: 2 },
    { _id: '2', category: 'Web', tags: ['Go', 'C#'] },
    { _id: '3', category: 'Life', tags: ['Go', 'Python', 'JavaScript'] },
    { _id: '4', serverDate1: server.db.serverDate(), serverDate2: server.db.serverDate({ offset }) },
  ]
})
beforeEach(async () => {
  await server.database.clear()
  await server.db.collection(name).add(data)
})
afterAll(() => server.close())

const start = (): Promise<SdkTransaction> => server.db.startTransaction()
const within = (tx: SdkTransaction): Collection => tx.collection(name) as unknown as Collection
const outside = (id: string) => server.db.collection(name).doc(id)
const requestIdOf = (result: unknown): unknown => (result as Result).requestId
const plain = (doc: unknown): unknown => JSON.parse(JSON.stringify(doc))

const CONFLICT = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringContaining(
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  ) as string,
}
const GONE = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message: expect.stringContaining(
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  ) as string,
}

test('发起事务, 提交事务, 事务回滚', async () => {
  const tx = await start()
  expect(typeof (tx as unknown as { _id: unknown })._id).toBe('string')
  expect(typeof requestIdOf(await tx.commit())).toBe('string')
  const other = await start()
  expect(plain((await within(other).doc('1').get()).data)).toEqual(plain(data[0]))
  expect(typeof requestIdOf(await other.rollback())).toBe('string')
})

test('runTransaction: what it added, dates, places and server dates', async () => {
  await server.db.runTransaction(async (tx) => {
    const inserted = await within(tx).add({ _id: 'lluke', date, geo: data[0]!['geo'] })
    expect(inserted.inserted).toBe(1)
    expect(plain((await within(tx).doc('lluke').get()).data)).toEqual(plain({ _id: 'lluke', date, geo: data[0]!['geo'] })) // prettier-ignore
    const one = (await within(tx).doc('1').get()).data
    expect(plain(one)).toEqual(plain(data[0]))
    expect(one!['date']).toEqual(date)
    const { serverDate1, serverDate2 } = (await within(tx).doc('4').get()).data as Record<string, Date>
    expect(serverDate1!.getTime() + offset).toBe(serverDate2!.getTime())
  })
  expect((await outside('lluke').get()).data).toHaveLength(1)
})

test('事务内更新含特殊类型 字段文档', async () => {
  await server.db.runTransaction(async (tx) => {
    const later = new Date(1_634_000_500_000)
    const { updated } = await within(tx).doc('1').update({ num: server.db.command.inc(1), date: later, geo: data[0]!['geo'] }) // prettier-ignore
    expect(updated).toBe(1)
    expect((await within(tx).doc('1').get()).data).toMatchObject({ num: 3, date: later })
  })
})

test.each([undefined, 1_634_000_000_001])('insert with the id %s', async (_id) => {
  const tx = await start()
  const doc = { category: 'Web', tags: ['JavaScript', 'C#'], date }
  const added = await within(tx).add(_id === undefined ? doc : { _id, ...doc })
  expect(added.inserted).toBe(1)
  if (_id === undefined) expect(typeof added.id).toBe('string')
  else expect(Number(added.id)).toBe(_id)
  expect(typeof requestIdOf(await tx.commit())).toBe('string')
})

test('get不存在的文档，返回null', async () => {
  const tx = await start()
  expect((await within(tx).doc('114514').get()).data).toBeNull()
  await tx.commit()
})

test('update, set doc', async () => {
  for (const write of ['update', 'set'] as const) {
    const tx = await start()
    const { _id, ...rest } = data[0]!
    const later = new Date(1_634_000_500_000)
    const change = { category: 'Node.js', date: later }
    const { updated } = await within(tx)
      .doc('1')
      [write](write === 'set' ? { ...rest, ...change } : change)
    expect(updated).toBe(1)
    expect(plain((await within(tx).doc('1').get()).data)).toEqual(plain({ ...data[0], ...change }))
    await tx.rollback()
    expect(plain((await outside(String(_id)).get()).data[0])).toEqual(plain(data[0]))
  }
})

test('upsert doc', async () => {
  const tx = await start()
  const { upserted } = await within(tx).doc('114514').set({ category: 'Node.js', date })
  expect(upserted).toHaveLength(1)
  expect((await within(tx).doc('114514').get()).data).toEqual({ _id: '114514', category: 'Node.js', date })
  await tx.rollback()
  expect((await outside('114514').get()).data).toEqual([])
})

test('delete doc; delete doc and abort', async () => {
  for (const [end, left] of [['commit', 0], ['rollback', 1]] as const) {
    const tx = await start()
    const id = end === 'commit' ? '2' : '3'
    expect((await within(tx).doc(id).delete()).deleted).toBe(1)
    expect((await within(tx).doc(id).get()).data).toBeNull()
    await tx[end]()
    expect((await outside(id).get()).data).toHaveLength(left)
  }
}) // prettier-ignore

test('runTransaction with customResult', async () => {
  expect(await server.db.runTransaction(() => Promise.resolve('luke'))).toBe('luke')
})

test.each([['luke'], [undefined]])('rollback within runTransaction gives its reason: %s', async (reason) => {
  const rejected = server.db
    .runTransaction(async (tx) => {
      await within(tx).doc('1').update({ num: 5 })
      await tx.rollback(reason)
    })
    .then(
      () => 'resolved',
      (error: unknown) => ({ error }),
    )
  expect(await rejected).toEqual({ error: reason })
  expect((await outside('1').get()).data[0]).toMatchObject({ num: 2 })
})

test('rollback within runTransaction: a conflict is tried four times and handed on', async () => {
  let tries = 0
  const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT', message: 'mock 事务冲突' }
  const rejected = server.db.runTransaction(() => {
    tries += 1
    return Promise.reject(Object.assign(new Error(), conflict))
  })
  expect((await refusal(rejected)).code).toBe('DATABASE_TRANSACTION_CONFLICT')
  expect(tries).toBe(4)
})

test('rollback within runTransaction: a document that another one changes each time', async () => {
  let n = 0
  const rejected = server.db.runTransaction(async (tx) => {
    await within(tx).doc('1').get()
    await outside('1').set({ category: `w${(n += 1)}` })
    await within(tx).doc('1').update({ category: 'transaction' })
  })
  expect(typeof (await refusal(rejected)).code).toBe('string')
  expect((await outside('1').get()).data[0]).toEqual({ _id: '1', category: `w${n}` })
})

test('事务提交后, 不能进行其它操作', async () => {
  const tx = await start()
  await tx.commit()
  expect(await refusal(within(tx).doc('1').set({ category: 'Node.js' }))).toEqual(GONE)
  expect(await refusal(tx.commit())).toEqual(GONE)
  expect(await refusal(tx.rollback())).toEqual(GONE)
})

test('冲突检测', async () => {
  const [first, second] = [await start(), await start()]
  const { data: doc } = await within(first).doc('1').get()
  await within(second).doc('1').update({ category: '冲突检测' })
  const late = within(first).doc('1').update({ category: `${String(doc!['category'])}冲突检测` })
  expect((await refusal(late)).code).toBe('DATABASE_TRANSACTION_CONFLICT')
  await second.commit()
}) // prettier-ignore

test('读快照', async () => {
  const tx = await start()
  await within(tx).doc('1').update({ category: 'update in transaction' })
  expect(plain((await outside('1').get()).data[0])).toEqual(plain(data[0]))
  expect((await within(tx).doc('1').get()).data).toMatchObject({ num: 2, category: 'update in transaction' })
  await tx.rollback()
})

test('读偏', async () => {
  const tx = await start()
  await within(tx).doc('1').get()
  await outside('1').set({ category: 'wwwwwwwwwwwwwwwww' })
  await outside('2').set({ category: 'hhhhhhhhhhhhhhh' })
  expect(plain((await within(tx).doc('1').get()).data)).toEqual(plain(data[0]))
  expect(plain((await within(tx).doc('2').get()).data)).toEqual(plain(data[1]))
  expect(await refusal(within(tx).doc('1').update({ category: 'transaction' }))).toEqual(CONFLICT)
})

test('write skew: each reads what the other writes, and both commit', async () => {
  const [first, second] = [await start(), await start()]
  const read = async (tx: SdkTransaction, id: string) => (await within(tx).doc(id).get()).data!['category']
  const [one, two] = [await read(first, '1'), await read(second, '2')]
  await within(first)
    .doc('2')
    .set({ category: `${String(one)}doc1` })
  await within(second)
    .doc('1')
    .set({ category: `${String(two)}doc2` })
  await first.commit()
  await second.commit()
  expect((await outside('2').get()).data[0]).toEqual({ _id: '2', category: 'Webdoc1' })
  expect((await outside('1').get()).data[0]).toEqual({ _id: '1', category: 'Webdoc2' })
})
