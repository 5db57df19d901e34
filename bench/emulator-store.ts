import { Store } from '../emulator/database/store/store'
import { stringifyStored, type Doc } from '../emulator/database/ejson'
import type { DatabaseSchema } from '../emulator/schema'

/** Two collections alike, so that the same query can be asked of few and of many documents. */
export const schema: DatabaseSchema = {
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

export const SMALL = 1000
const STATES = ['open', 'doing', 'done', 'closed']
const BATCH = 2000

/** Communities of `large` with a tenth of its documents each; in `small` there is one. */
export const communityOf = (n: number, count: number): string => `c${count > SMALL ? n % 10 : 0}`

/** About 600 bytes, as a ticket has. */
export const ticket = (n: number, community: string): Doc & { _id: string } => ({
  _id: `t${n}`,
  community,
  state: STATES[Math.floor(n / 10) % 4] ?? 'open',
  person: `p${n % 97}`,
  number: n,
  minutes: n % 120,
  at: new Date(1_700_000_000_000 + n * 1000),
  timeline: Array.from({ length: 4 }, (_none, k) => ({
    at: n + k,
    by: `p${k}`,
    kind: 'noted',
    text: '电梯停了，已联系维保',
  })),
})

/** Fills a new data folder without the SDK, which would take ten times as long. */
export const buildStore = (dir: string, count: number): void => {
  const store = Store.open(dir, schema, 'normal', () => undefined)
  for (const [name, size] of [['small', SMALL], ['large', count]] as const) {
    const collection = store.collection(name)
    for (let from = 0; from < size; from += BATCH) {
      store.atomically(() => {
        for (let n = from; n < Math.min(size, from + BATCH); n += 1) {
          const doc = ticket(n, communityOf(n, size))
          collection.insert(doc._id, doc, stringifyStored(doc))
        }
      })
    }
  }
  store.close()
} // prettier-ignore
