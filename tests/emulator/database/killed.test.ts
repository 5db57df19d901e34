import { killableCloud, pause, type KillableCloud } from '../support/killable-cloud'
import { refusal, type Doc } from '../support/sdk-types'

const DEATHS = process.env['ANLIN_LONG'] === '1' ? 200 : 10
const schema = {
  version: 1,
  collections: [
    {
      name: 'things',
      indexes: [
        { name: 'number', keys: [['n', 1]] as [string, 1][], unique: true },
        { name: 'tags', keys: [['tags', 1], ['n', -1]] as [string, 1 | -1][] }, // prettier-ignore
      ],
    },
    { name: 'counters', indexes: [] },
  ],
}

let cloud: KillableCloud
let over = false
beforeAll(async () => {
  let starts = 0
  cloud = await killableCloud(schema, { sync: () => (starts++ % 2 === 0 ? 'normal' : 'full') })
  await cloud.start()
})
afterAll(() => cloud.close())

const things = () => cloud.db.collection('things')
const counters = () => cloud.db.collection('counters')
const numberIn = async (id: string): Promise<number> => {
  const { data } = await counters().doc(id).get()
  return Number(data[0]?.['n'] ?? 0)
}

/** What was acknowledged, and how often something was sent. */
const seen = { inserted: 0, again: 0, counted: 0, countsSent: 0, paired: 0, moved: 0, lost: 0 }

/** Acknowledgements of the writer that has the fewest. */
const least = (): number => Math.min(seen.inserted, seen.counted, seen.paired, seen.moved)

/** Sends until there is an answer; true when the first one said that it had been done before. */
const insist = async (work: () => Promise<unknown>): Promise<boolean> => {
  for (let tries = 0; ; tries++) {
    const { code } = await refusal(work())
    if (code === undefined) return false
    if (code === 'DATABASE_DUPLICATE_WRITE' && tries > 0) return true
    if (code.startsWith('DATABASE_') && code !== 'DATABASE_TRANSACTION_FAIL') throw new Error(code)
    seen.lost += 1
    await pause(20)
  }
}

const inserts = async (): Promise<void> => {
  for (; !over; seen.inserted += 1) {
    const n = seen.inserted
    const doc: Doc = { n, tags: [n % 3, n % 5, 'x'], text: '水管'.repeat(n % 400) }
    if (await insist(() => things().add(doc))) seen.again += 1
  }
}
const counts = async (): Promise<void> => {
  const { command } = cloud.db
  await insist(() => counters().doc('count').set({ n: 0 }))
  while (!over) {
    const increased = counters()
      .doc('count')
      .update({ n: command.inc(1) })
    seen.countsSent += 1
    const { code } = await refusal(increased)
    if (code === undefined) seen.counted += 1
    else await pause(20)
  }
}
const pairs = async (): Promise<void> => {
  for (let n = 1; !over; n++) {
    await insist(() =>
      cloud.db.runTransaction(async (tx) => {
        await tx.collection('counters').doc('left').set({ n })
        await tx.collection('counters').doc('right').set({ n })
      }),
    )
    seen.paired = n
  }
}
/** Unique numbers that change hands: a document is taken out and another comes in with its number, in one transaction. */
const moves = async (): Promise<void> => {
  await insist(() => things().doc('held-0').set({ n: -1, tags: [] }))
  for (let n = 1; !over; n++) {
    await insist(() =>
      cloud.db.runTransaction(async (tx) => {
        await tx
          .collection('things')
          .doc(`held-${n - 1}`)
          .remove()
        await tx
          .collection('things')
          .doc(`held-${n}`)
          .set({ n: -1, tags: [n] })
      }),
    )
    seen.moved = n
  }
}

const check = async (before: typeof seen): Promise<void> => {
  const { total } = await things().where({ n: cloud.db.command.gte(0) }).count() // prettier-ignore
  expect(total).toBeGreaterThanOrEqual(before.inserted)
  const [count, left, right] = [await numberIn('count'), await numberIn('left'), await numberIn('right')]
  expect(count).toBeGreaterThanOrEqual(before.counted)
  expect(left).toBeGreaterThanOrEqual(before.paired)
  if (over) {
    expect([total, right]).toEqual([seen.inserted, left])
    expect(count).toBeLessThanOrEqual(seen.countsSent)
  }
}

test(`killed ${DEATHS} times, the cloud has every acknowledged write, none twice, and indexes that agree`, async () => {
  const writers = [inserts(), counts(), pairs(), moves()]
  for (let death = 1; death <= DEATHS; death++) {
    const wanted = least() + 1
    while (least() < wanted) await pause(5)
    await pause(Math.random() * 200)
    const acknowledged = { ...seen }
    expect(await cloud.kill()).toEqual([])
    await cloud.start()
    await check(acknowledged)
  }
  over = true
  await Promise.all(writers)
  await check(seen)
  // Each number once, and the number that changed hands is where it was taken last.
  const { data } = await things().where({ n: -1 }).get()
  expect(data.map(({ _id }) => _id)).toEqual([`held-${seen.moved}`])
  const numbers = new Set<unknown>()
  for (let n = 0; n < seen.inserted; n += 1000) {
    const page = await things().where({ n: cloud.db.command.gte(n) }).orderBy('n', 'asc').limit(1000).get() // prettier-ignore
    for (const doc of page.data) numbers.add(doc['n'])
  }
  expect(numbers.size).toBe(seen.inserted)
  expect(seen.lost).toBeGreaterThan(0)
  expect(least()).toBeGreaterThanOrEqual(DEATHS)
  expect(await cloud.kill()).toEqual([])
}, 60_000 + DEATHS * 10_000) // prettier-ignore
