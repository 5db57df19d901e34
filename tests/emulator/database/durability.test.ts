import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { openDatabase, type Database, type DatabaseOptions } from '../../../emulator/database/database'
import { Store } from '../../../emulator/database/store/store'

const schema = {
  version: 1,
  collections: [{ name: 'things', indexes: [{ name: 'by_n', keys: [['n', 1]] as [string, 1][] }] }],
}

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlin-durability-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const open = (more: Partial<DatabaseOptions> = {}): Promise<Database> =>
  openDatabase({ dir, schema, mode: 'strict', sync: 'normal', now: () => 0, ...more })

async function numberOf(database: Database, id: string): Promise<number | undefined> {
  const reply = await database.call('database.getDocument', {
    collectionName: 'things',
    query: JSON.stringify({ _id: id }),
  })
  const [text] = (reply.data as { list: string[] }).list
  return text === undefined ? undefined : (JSON.parse(text) as { n: number }).n
}

test('what is closed can be opened again at once', async () => {
  const first = await open({ sync: 'full' })
  await first.call('database.insertDocument', { collectionName: 'things', data: ['{"_id":"a","n":5}'] })
  await first.close()
  const second = await open()
  expect(await numberOf(second, 'a')).toBe(5)
  await second.close()
  expect(await second.call('database.getDocument', { collectionName: 'things' })).toEqual({
    code: 'SYS_ERR',
    message: 'The database is closed.',
  })
})

test.each([
  ['normal', 1],
  ['full', 2],
] as const)('synchronous = %s is what SQLite works by, with a journal written ahead', (sync, level) => {
  const store = Store.open(dir, schema, sync, () => undefined)
  expect(store.file.statement('PRAGMA synchronous').first()).toEqual([level])
  expect(store.file.statement('PRAGMA journal_mode').first()).toEqual(['wal'])
  store.close()
})

test('a call that waits for a lock is answered when the database closes', async () => {
  const database = await open()
  const { transactionId } = await database.call('database.startTransaction', {})
  const insert = { collectionName: 'things', data: ['{"_id":"a"}'] }
  await database.call('database.insertDocument', { ...insert, transactionId })
  const waiting = database.call('database.insertDocument', insert)
  await database.close()
  expect(await waiting).toEqual({ code: 'SYS_ERR', message: 'The database was closed.' })
})

test('a second owner of the file is told to stop the first', async () => {
  const first = await open()
  await expect(open()).rejects.toThrow(/another process is using it/)
  expect(
    (await first.call('database.insertDocument', { collectionName: 'things', data: ['{}'] })).code,
  ).toBeUndefined()
  await first.close()
})

test('a file that is no database, of another program, or of a newer version is named, and left as it is', async () => {
  const path = join(dir, 'database.sqlite')
  writeFileSync(path, 'this is not a database, and long enough to look at. '.repeat(40))
  await expect(open()).rejects.toThrow(
    new RegExp(`${path} cannot be opened: it is damaged or not a database`),
  )
  rmSync(path)
  const foreign = new DatabaseSync(path)
  foreign.exec('CREATE TABLE bookmarks (url)')
  foreign.close()
  const before = readFileSync(path)
  await expect(open()).rejects.toThrow(/belongs to another program/)
  expect(readFileSync(path).equals(before)).toBe(true)
  rmSync(path)
  await (await open()).close()
  const newer = new DatabaseSync(path)
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  await expect(open()).rejects.toThrow(/format is 99, this program reads formats 1 to 3/)
})

test('emptying a database of forty empty collections takes no time worth naming', async () => {
  const indexes = Array.from({ length: 8 }, (_, n) => ({
    name: `x${n}`,
    keys: [[`f${n}`, 1]] as [string, 1][],
  }))
  const collections = Array.from({ length: 40 }, (_, n) => ({ name: `c${n}`, indexes }))
  const database = await openDatabase({
    schema: { version: 1, collections },
    mode: 'strict',
    sync: 'normal',
    now: () => 0,
  })
  await database.clear()
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const start = performance.now()
    await database.clear()
    times.push(performance.now() - start)
  }
  expect(Math.min(...times)).toBeLessThan(5)
  await database.close()
})
