import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Workshop } from './bench-cloud'
import { startEmulator, type EmulatorProcess } from './emulator-process'
import { buildStore, communityOf, SMALL, ticket } from './emulator-store'
import { byTurns, median, p95, type Times } from './measure'
import type { Group, Row } from './report'

export type EmulatorSize = { documents: number; rounds: number }

const row = (name: string, times: Times, budget: number): Row => ({
  name,
  value: median(times),
  unit: 'ms',
  budget,
  note: `p95 ${p95(times).toFixed(1)} ms`,
})

/** The SDK's own declarations answer `any` here. */
type Transaction = {
  collection(name: string): {
    doc(id: string): { get(): Promise<unknown>; update(data: object): Promise<unknown> }
    add(data: object): Promise<unknown>
  }
  commit(): Promise<unknown>
}

type Collection = ReturnType<EmulatorProcess['database']['collection']>
const newest = (collection: Collection, limit: number) => async (): Promise<void> => {
  const { data } = (await collection
    .where({ community: 'c0', state: 'done' })
    .orderBy('at', 'desc')
    .limit(limit)
    .get()) as { data: unknown[] }
  if (data.length !== limit) throw new Error(`${limit} documents were expected, not ${data.length}.`)
}

/** Reads, writes and transactions of single documents among all, and the newest page among few and among many. */
const single = async ({ database }: EmulatorProcess, size: EmulatorSize): Promise<Row[]> => {
  const { documents, rounds } = size
  const large = database.collection('large')
  // Far from each other, and no two works touch the same: nothing is in a cache because it was just there.
  const at = (round: number, salt: number): string => `t${(round * 7919 + salt * 104_729) % documents}`
  const fresh = (round: number, salt: number) => ticket(10 * documents + round * 10 + salt, 'c-new')
  const start = (): Promise<Transaction> =>
    (database as unknown as { startTransaction(): Promise<Transaction> }).startTransaction()
  const three = async (round: number): Promise<void> => {
    const tx = await start()
    const inside = tx.collection('large')
    await inside.doc(at(round, 3)).get()
    await inside.doc(at(round, 3)).update({ touched: round })
    await inside.add(fresh(round, 2))
    await tx.commit()
  }
  const times = await byTurns(
    {
      get: (round) => large.doc(at(round, 1)).get() as Promise<unknown>,
      add: (round) => large.add(fresh(round, 1)),
      update: (round) => large.doc(at(round, 2)).update({ seen: round }) as Promise<unknown>,
      three,
      few: newest(database.collection('small'), 20),
      many: newest(large, 20),
    },
    { rounds, warm: 20 },
  )
  const few = median(times.few)
  return [
    row('get by id', times.get, 2),
    row('add', times.add, 2.5),
    row('update by id', times.update, 3),
    row('transaction: get, update, add', times.three, 8),
    row('newest 20 of an index, among 1,000', times.few, 5),
    row(`newest 20 of an index, among ${documents.toLocaleString('en')}`, times.many, 5),
    { name: 'the same page, many against few', value: median(times.many) / few, unit: '×', budget: 1.2 },
  ]
}

/** What reads many documents at once: a full page, and figures over a tenth of all. */
const bulk = async ({ database }: EmulatorProcess, { documents }: EmulatorSize): Promise<Row[]> => {
  const large = database.collection('large')
  const { aggregate: $ } = database.command
  const group = (): Promise<unknown> =>
    large
      .aggregate()
      .match({ community: 'c0' })
      .group({ _id: '$state', n: $.sum(1), minutes: $.avg('$minutes'), last: $.max('$at') })
      .end() as Promise<unknown>
  const page = Math.min(1000, documents / 40)
  const times = await byTurns({ page: newest(large, page), group }, { rounds: 7, warm: 2 })
  return [
    row(`a page of ${page.toLocaleString('en')} documents`, times.page, 40),
    row(`group over ${(documents / 10).toLocaleString('en')} documents`, times.group, 1500),
  ]
}

/** What a call of a function costs beyond what the function does. */
const calls = async (emulator: EmulatorProcess, copies: number): Promise<Row[]> => {
  const cold: Times = []
  for (let n = 0; n < copies; n += 1) {
    const start = performance.now()
    await emulator.call(`sdk${n}`, { reads: { persons: [], tickets: [], threads: [] } })
    cold.push(performance.now() - start)
  }
  const { warm } = await byTurns({ warm: () => emulator.call('echo', { a: 1 }) }, { rounds: 200, warm: 20 })
  return [
    row('warm call of a function that does nothing', warm, 2),
    row('first call of a function that holds the SDK', cold, 350),
  ]
}

const layOutFunctions = (workshop: Workshop, folder: string, copies: number): void => {
  const echo = join(folder, 'functions', 'echo')
  mkdirSync(echo, { recursive: true })
  writeFileSync(join(echo, 'index.js'), 'exports.main = async (event) => event')
  for (let n = 0; n < copies; n += 1) {
    cpSync(join(workshop.functionsDir, 'sdkonly'), join(folder, 'functions', `sdk${n}`), { recursive: true })
  }
}

/** The local cloud as a process, over a large store, through the real SDK and HTTP. */
export const emulator = async (workshop: Workshop, size: EmulatorSize): Promise<Group> => {
  const folder = join(workshop.dir, 'emulator')
  const copies = 5
  const count = size.documents.toLocaleString('en')
  layOutFunctions(workshop, folder, copies)
  const began = performance.now()
  buildStore(join(folder, 'data'), size.documents)
  const built = ((performance.now() - began) / 1000).toFixed(0)
  await (await startEmulator(folder)).end('SIGTERM')
  const calm = await startEmulator(folder)
  await calm.database.collection('large').add(ticket(20 * size.documents, communityOf(0, SMALL)))
  await calm.end('SIGKILL')
  const running = await startEmulator(folder)
  try {
    const rows: Row[] = [
      { name: `start over ${count} documents`, value: calm.startMs, unit: 'ms', budget: 1000 },
      { name: 'start after kill -9', value: running.startMs, unit: 'ms', budget: 1000 },
      ...(await single(running, size)),
      ...(await bulk(running, size)),
    ]
    const memory = running.memory()
    if (memory !== undefined) {
      const note = `${memory.now.toFixed(0)} MB now`
      rows.push({ name: 'memory at its highest, no function loaded', value: memory.most, unit: 'MB', budget: 300, binding: true, note })
    }
    rows.push(...(await calls(running, copies)))
    return { title: `7. The local cloud with ${count} documents`, rows, lines: [`built in ${built} s`] }
  } finally {
    await running.end('SIGTERM')
  }
} // prettier-ignore
