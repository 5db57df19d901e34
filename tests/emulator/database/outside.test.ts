import { startAdminServer, type AdminServer } from '../support/admin-server'
import type { SdkTransaction } from '../support/sdk-types'

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({
    schema: { version: 1, collections: [{ name: 'accounts', indexes: [] }] },
  })
})
beforeEach(async () => {
  await server.database.clear()
  server.log.length = 0
  await accounts().add([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ])
})
afterAll(() => server.close())

const accounts = () => server.db.collection('accounts')
const numberOf = async (id: string) => (await accounts().doc(id).get()).data[0]?.['n']
const open = async (): Promise<SdkTransaction> => {
  const tx = await server.db.startTransaction()
  await tx.collection('accounts').doc('a').update({ n: 10 })
  return tx
}
const warning = (what: string): string =>
  `Database: warning: ${what} on accounts ran outside of the transaction that its caller has open; the SDK does not send the transaction along, here as on the service.`

test('an update by query inside a transaction survives its rollback, and is told once', async () => {
  const tx = await open()
  const inside = tx.collection('accounts')
  await inside.where({ n: 2 }).update({ n: 20 })
  await inside.where({ n: 20 }).update({ n: 21 })
  await tx.rollback()
  expect([await numberOf('a'), await numberOf('b')]).toEqual([1, 21])
  expect(server.log).toEqual([warning('where().update()')])
})

test('a removal by query inside a transaction survives its rollback, and is told', async () => {
  const tx = await open()
  await tx.collection('accounts').where({ n: 2 }).remove()
  await tx.rollback()
  expect(await numberOf('b')).toBeUndefined()
  expect(server.log).toEqual([warning('where().remove()')])
})

test('count and aggregate see what is committed, not what the transaction has written, and are told', async () => {
  const tx = await open()
  await tx.collection('accounts').add({ _id: 'c' })
  expect((await accounts().count()).total).toBe(2)
  const { data } = await accounts().aggregate().match({ n: 10 }).end()
  expect(data).toEqual([])
  await tx.commit()
  expect(server.log).toEqual([warning('count()'), warning('aggregate()')])
})

test('what is about one document, carries the transaction, or comes when it is over is no reason to warn', async () => {
  const tx = await open()
  await accounts().doc('b').update({ n: 3 })
  await accounts().where({ n: 3 }).get()
  await tx.collection('accounts').doc('a').remove()
  await tx.commit()
  await accounts().where({ n: 3 }).update({ n: 4 })
  expect((await accounts().count()).total).toBe(1)
  expect(server.log).toEqual([])
})

test('only the caller that has the transaction open is warned', async () => {
  const ask = (action: string, params: object, caller: string) =>
    server.database.call(`database.${action}`, { collectionName: 'accounts', ...params }, caller)
  await ask('startTransaction', {}, 'one instance')
  await ask('calculateDocument', { query: '{}' }, 'another instance')
  expect(server.log).toEqual([])
  await ask('calculateDocument', { query: '{}' }, 'one instance')
  expect(server.log).toEqual([warning('count()')])
})
