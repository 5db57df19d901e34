import { cpSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { databaseSchema } from '../config/database'
import { startLocalCloud, type LocalCloud } from '../emulator/local-cloud'
import type { Workshop } from './bench-cloud'
import { byTurns, median } from './measure'
import type { Group, Row } from './report'
import type { Reads } from './sdk-only'

const MB = 1024 * 1024
const LIMIT_MB = 1.6
/** Spreadsheets double a bundle (design.md D1). */
const FILES_LIMIT_MB = 2.6
const RATIO = 1.25

const sizes = ({ built, functionsDir }: Workshop): Row[] => {
  const row = (name: string, bytes: number, budget?: number): Row => ({
    name: `bundle ${name}`,
    value: bytes / MB,
    unit: 'MB',
    ...(budget !== undefined && { budget, binding: true }),
  })
  const bare = statSync(join(functionsDir, 'sdkonly', 'index.js')).size
  return [
    ...built.map(({ name, bytes }) => row(name, bytes, name === 'files' ? FILES_LIMIT_MB : LIMIT_MB)),
    row('of the SDK alone', bare),
  ]
}

const NOBODY = 'o-nobody-we-know'
const nothing: Reads = { persons: [], tickets: [], threads: [] }

/** An action refused to a stranger after its first reads, and the same number of reads for the SDK alone. */
const FIRST_CALLS: Record<string, { event: object; reads: Reads }> = {
  ticket: {
    event: { action: 'ticket.get', input: { ticketId: 'none' } },
    reads: { persons: ['none'], tickets: ['none'], threads: ['none'] },
  },
  notify: {
    event: { action: 'notify.inbox.head', input: {} },
    reads: { ...nothing, persons: ['none'], threads: ['none'] },
  },
  insight: {
    event: { action: 'insight.today', input: { communityId: 'none' } },
    reads: { ...nothing, persons: ['none'] },
  },
  community: { event: { action: 'community.me', input: {} }, reads: { ...nothing, persons: ['none'] } },
}

/** A function under another name is a fresh instance of it. */
const copiesOf = ({ functionsDir, dir }: Workshop, name: string, count: number): void => {
  for (let n = 0; n < count; n += 1)
    cpSync(join(functionsDir, name), join(dir, 'cold', `${name}${n}`), { recursive: true })
}

const coldRow = async (workshop: Workshop, name: string, rounds: number): Promise<Row> => {
  const { event, reads } = FIRST_CALLS[name]!
  copiesOf(workshop, name, rounds + 1)
  copiesOf(workshop, 'sdkonly', rounds + 1)
  const cloud: LocalCloud = await startLocalCloud({
    schema: databaseSchema,
    functionsDir: join(workshop.dir, 'cold'),
    functionEnv: { '*': { ANLIN_INTERNAL_SECRET: 'bench' } },
  })
  try {
    const times = await byTurns(
      {
        ours: (n) => cloud.call({ openid: NOBODY }, `${name}${n}`, event),
        bare: (n) => cloud.call(null, `sdkonly${n}`, { reads }),
      },
      { rounds, warm: 1 },
    )
    const [ours, bare] = [median(times.ours), median(times.bare)]
    const note = `${bare.toFixed(0)} → ${ours.toFixed(0)} ms`
    return {
      name: `first call in a fresh instance: ${name}`,
      value: ours / bare,
      unit: '×',
      budget: RATIO,
      note,
    }
  } finally {
    await cloud.close()
  }
}

/** What is deployed: its size, and what its first call costs against a function that holds only the SDK. */
export const bundles = async (workshop: Workshop, rounds: number): Promise<Group> => {
  const rows = sizes(workshop)
  for (const { name } of workshop.built)
    if (name in FIRST_CALLS) rows.push(await coldRow(workshop, name, rounds))
  return { title: '4. Bundles and cold starts', rows }
}
