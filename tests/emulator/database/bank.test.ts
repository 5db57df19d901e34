import { resolve } from 'node:path'
import { post } from '../runtime/sample-cloud'
import { killableCloud, pause, type KillableCloud } from '../support/killable-cloud'
import type { Doc } from '../support/sdk-types'

const LONG = process.env['ANLIN_LONG'] === '1'
const DEATHS = LONG ? 60 : 3
const ACCOUNTS = 6
const EACH = 100
const bank = resolve(__dirname, '../support/bank.cjs')
const schema = {
  version: 1,
  collections: [
    { name: 'accounts', indexes: [{ name: 'money', keys: [['money', 1]] as [string, 1][] }] },
    { name: 'transfers', indexes: [] },
  ],
}

type Answer = { code?: string; result?: unknown }
type Teller = (event: object) => Promise<Answer>

let cloud: KillableCloud
let inThisProcess: Teller
const asFunction: Teller = async (event) => {
  try {
    const { status, body } = await post(`${cloud.url}/v1/functions/bank`, event, {
      authorization: 'Bearer public',
    })
    return status === 200 ? (body as Answer) : { code: 'LOST' }
  } catch {
    return { code: 'LOST' }
  }
}

beforeAll(async () => {
  cloud = await killableCloud(schema, {
    functions: { bank: `module.exports = require(${JSON.stringify(bank)})` },
  })
  await cloud.start()
  inThisProcess = ((await import(bank)) as { main: Teller }).main
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => ({ _id: `a${n}`, money: EACH }))
  await cloud.db.collection('accounts').add(accounts)
})
afterAll(() => cloud.close())

const random = (below: number): number => Math.floor(Math.random() * below)

test(`no money is made or lost by ${DEATHS} deaths and many tellers at once`, async () => {
  let over = false
  let made = 0
  let lost = 0
  const acknowledged: string[] = []
  const refused: string[] = []
  const totals: unknown[] = []
  const transfers = async (teller: Teller): Promise<void> => {
    while (!over) {
      const from = random(ACCOUNTS)
      const id = `t${(made += 1)}`
      const to = (from + 1 + random(ACCOUNTS - 1)) % ACCOUNTS
      const { code } = await teller({ task: 'transfer', id, from, to, amount: 1 + random(30) })
      if (code === undefined) acknowledged.push(id)
      else if (code === 'DATABASE_TRANSACTION_CONFLICT') refused.push(id)
      else {
        lost += 1
        await pause(20)
      }
    }
  }
  const reads = async (teller: Teller): Promise<void> => {
    while (!over) {
      const { code, result } = await teller({ task: 'total', accounts: ACCOUNTS })
      if (code === undefined) totals.push(result)
      else await pause(20)
    }
  }
  const tellers = [asFunction, asFunction, inThisProcess, inThisProcess].map(transfers)
  const readers = [inThisProcess].map(reads)
  for (let death = 1; death <= DEATHS; death += 1) {
    const wanted = acknowledged.length + 20 + random(30)
    while (acknowledged.length < wanted || totals.length < death) await pause(10)
    expect(await cloud.kill()).toEqual([])
    await cloud.start()
  }
  over = true
  await Promise.all([...tellers, ...readers])

  expect(new Set(totals)).toEqual(new Set([ACCOUNTS * EACH]))
  const written = await all('transfers')
  const ids = new Set(written.map(({ _id }) => _id))
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  expect(refused.filter((id) => ids.has(id))).toEqual([])
  const expected = Array.from({ length: ACCOUNTS }, () => EACH)
  for (const { from, to, moved } of written) {
    expected[Number(from)]! -= Number(moved)
    expected[Number(to)]! += Number(moved)
  }
  const accounts = await cloud.db.collection('accounts').orderBy('_id', 'asc').get()
  expect(accounts.data.map(({ money }) => money)).toEqual(expected)
  // There was something to go wrong: many at once, conflicts, and deaths under way.
  expect(acknowledged.length).toBeGreaterThanOrEqual(20 * DEATHS)
  expect(Math.min(refused.length, lost, totals.length)).toBeGreaterThan(0)
}, 60_000 + DEATHS * 20_000) // prettier-ignore

async function all(name: string): Promise<Doc[]> {
  const found: Doc[] = []
  for (;;) {
    const page = await cloud.db.collection(name).orderBy('_id', 'asc').skip(found.length).limit(1000).get()
    found.push(...page.data)
    if (page.data.length < 1000) return found
  }
}
