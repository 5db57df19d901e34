import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { openDatabase, type Database, type DatabaseOptions } from '../../../emulator/database/database'

const schema = {
  version: 1,
  collections: [{ name: 'things', indexes: [{ name: 'by_n', keys: [['n', 1]] as [string, 1][] }] }],
}
const kills = Number(process.env['ANLIN_KILLS'] ?? 10)

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

type Acknowledged = { inserts: number[]; count: number; pair: number }

/** Runs the writer until `ms` after its first acknowledgement, then kills it without warning. */
function writeUntilKilled(ms: number, sync: 'normal' | 'full'): Promise<Acknowledged> {
  const writer = resolve(__dirname, '../support/killed-writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', writer, dir, sync], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    if (out === '') setTimeout(() => child.kill('SIGKILL'), ms)
    out += chunk.toString()
  })
  return new Promise((done, fail) => {
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') done(acknowledged(out))
      else fail(new Error(`The writer ended by itself: ${errors}`))
    })
  })
}

function acknowledged(out: string): Acknowledged {
  const lines = out.split('\n').slice(0, -1).map((line) => line.split(' ') as [string, string]) // prettier-ignore
  const of = (name: string): number[] => lines.filter(([kind]) => kind === name).map(([, n]) => Number(n))
  return { inserts: of('insert'), count: Math.max(-1, ...of('count')), pair: Math.max(-1, ...of('pair')) }
}

test(`nothing acknowledged is lost when the process is killed, ${kills} times`, async () => {
  const inserts: number[] = []
  for (let round = 0; round < kills; round++) {
    const sync = round % 2 === 0 ? 'normal' : 'full'
    const seen = await writeUntilKilled(20 + Math.random() * 300, sync)
    inserts.push(...seen.inserts)
    expect(seen.inserts.length).toBeGreaterThan(0)
    const database = await open()
    for (const n of inserts) expect(await numberOf(database, `i${n}`)).toBe(n)
    expect(await numberOf(database, 'count')).toBeGreaterThanOrEqual(seen.count)
    const left = await numberOf(database, 'left')
    expect(left ?? -1).toBeGreaterThanOrEqual(seen.pair)
    expect(await numberOf(database, 'right')).toBe(left)
    await assertIndexComplete(database)
    await database.close()
  }
}, 20_000 + kills * 10_000) // prettier-ignore

/** Counting through the index and reading everything give the same number. */
async function assertIndexComplete(database: Database): Promise<void> {
  const count = async (query: unknown): Promise<unknown> => {
    const reply = await database.call('database.calculateDocument', {
      collectionName: 'things',
      query: JSON.stringify(query),
    })
    return reply.data
  }
  expect(await count({ n: { $gte: 0 } })).toEqual(await count({ $or: [{ n: { $gte: 0 } }] }))
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
  await expect(open()).rejects.toThrow(/format is 99, this program reads formats 1 to 2/)
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
