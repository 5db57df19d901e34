import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import cloudbase from '@cloudbase/node-sdk'
import { startLocalCloud } from '../emulator/local-cloud'
import type { DatabaseSchema } from '../emulator/schema'
import { buildEmulator } from '../scripts/build-emulator'

/**
 * What one database operation of the local cloud costs through the real SDK, on disk, and whether the newest page costs
 * the same at 1,000 and 100,000 documents. `npx tsx bench/database.ts`
 */
type Sample = { name: string; median: number; p95: number; budget: number; unit: string }

const schema: DatabaseSchema = {
  version: 1,
  collections: ['small', 'large'].map((name) => ({
    name,
    indexes: [
      { name: 'list', keys: [['community', 1], ['state', 1], ['at', -1]] }, // prettier-ignore
      { name: 'mine', keys: [['community', 1], ['person', 1], ['at', -1]] }, // prettier-ignore
      { name: 'number', keys: [['number', 1]], unique: true },
    ],
  })),
}

const STATES = ['open', 'doing', 'done', 'closed']
const ticket = (n: number): Record<string, unknown> => ({
  _id: `t${n}`,
  community: 'c1',
  state: STATES[n % 4],
  person: `p${n % 97}`,
  number: n,
  at: 1_700_000_000_000 + n,
  timeline: Array.from({ length: 4 }, (_, k) => ({
    at: n + k,
    by: `p${k}`,
    kind: 'noted',
    text: '电梯停了，已联系维保',
  })),
})

async function measure(
  name: string,
  budget: number,
  runs: number,
  work: (n: number) => Promise<unknown>,
): Promise<Sample> {
  for (let n = 0; n < 20; n++) await work(n)
  const times: number[] = []
  for (let n = 20; n < runs + 20; n++) {
    const start = performance.now()
    await work(n)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
  return { name, median: at(0.5), p95: at(0.95), budget, unit: 'ms' }
}

/** Medians of two works done by turns, so that a busy machine slows both alike. */
async function measureByTurns(
  runs: number,
  ...works: [() => Promise<unknown>, () => Promise<unknown>]
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let n = 0; n < runs; n++) {
    for (const side of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const start = performance.now()
      await works[side]()
      if (n >= 20) times[side].push(performance.now() - start)
    }
  }
  const median = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return [median(times[0]), median(times[1])]
}

function report({ name, median, p95, budget, unit }: Sample): boolean {
  const ok = median <= budget
  const p = p95 === 0 ? '' : ` p95 ${p95.toFixed(2)}`
  console.log(
    `${ok ? 'ok  ' : 'OVER'} ${name.padEnd(44)} ${median.toFixed(2)} ${unit}${p} (budget ${budget})`,
  )
  return ok
}

async function main(): Promise<void> {
  await buildEmulator(resolve(__dirname, '../dist/emulator'))
  const dir = mkdtempSync(join(tmpdir(), 'anlin-bench-'))
  const functionsDir = join(dir, 'functions')
  mkdirSync(functionsDir)
  const cloud = await startLocalCloud({ dir: join(dir, 'data'), schema, functionsDir, sync: 'normal' })
  try {
    Object.assign(process.env, cloud.adminEnv(), { SILENCE: 'true' })
    const db = cloudbase.init({ env: 'local-env' }).database()
    const small = db.collection('small')
    const large = db.collection('large')
    const fill = async (collection: typeof small, count: number): Promise<void> => {
      for (let n = 0; n < count; n += 500)
        await collection.add(Array.from({ length: 500 }, (_, k) => ticket(n + k)))
    }
    await fill(small, 1_000)
    const start = performance.now()
    await fill(large, 100_000)
    const filled = (performance.now() - start) / 1000
    const page = (collection: typeof small) => () =>
      collection
        .where({ community: 'c1', state: 'open' })
        .orderBy('at', 'desc')
        .limit(20)
        .get() as Promise<unknown>
    const samples = [
      await measure('get by id', 2, 500, (n) => large.doc(`t${n * 100}`).get() as Promise<unknown>),
      await measure('add', 2.5, 500, (n) => large.add(ticket(1_000_000 + n))),
      await measure(
        'update by id',
        3,
        500,
        (n) => large.doc(`t${n * 7}`).update({ state: 'seen', at: n }) as Promise<unknown>,
      ),
    ]
    const [at1k, at100k] = await measureByTurns(400, page(small), page(large))
    const ratio = {
      name: 'newest 20: 100,000 against 1,000',
      median: at100k / at1k,
      p95: 0,
      budget: 1.2,
      unit: '×',
    }
    const load = {
      name: '100,000 documents in batches of 500',
      median: filled,
      p95: 0,
      budget: 60,
      unit: 's',
    }
    const isGood = [...samples, ratio, load].map(report).every(Boolean)
    if (!isGood) process.exitCode = 1
  } finally {
    await cloud.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

void main()
