import { COMMUNITY_ID } from '../scripts/demo/names'
import type { BenchCloud, Workshop } from './bench-cloud'
import { openBenchCloud } from './bench-cloud'
import { byTurns, median } from './measure'
import type { Group, Row } from './report'
import { MANAGER, RESIDENT, TECHNICIAN } from './ticket-life'
import { fill } from './volume'

export type ListSize = { communities: number; each: number; rounds: number }

const SMALL = { communities: 1, each: 1000 }
const RATIO = 1.2
const CARDS_BYTES = 16_000

const QUERIES: Record<string, (cloud: BenchCloud) => Promise<unknown>> = {
  'ticket.list mine': (cloud) => cloud.api(RESIDENT).ticket.list({ box: 'mine' }),
  'ticket.list jobs': (cloud) => cloud.api(TECHNICIAN).ticket.list({ box: 'jobs' }),
  'ticket.list offered': (cloud) => cloud.api(TECHNICIAN).ticket.list({ box: 'offered' }),
  'insight.live': (cloud) => cloud.api(MANAGER).insight.live({ communityId: COMMUNITY_ID }),
  'insight.today': (cloud) => cloud.api(MANAGER).insight.today({ communityId: COMMUNITY_ID }),
}

const rowOf = async (
  [name, ask]: [string, (cloud: BenchCloud) => Promise<unknown>],
  [small, large]: [BenchCloud, BenchCloud],
  rounds: number,
): Promise<Row> => {
  const times = await byTurns({ small: () => ask(small), large: () => ask(large) }, { rounds })
  const [at1000, atMany] = [median(times.small), median(times.large)]
  const note = `${at1000.toFixed(1)} → ${atMany.toFixed(1)} ms`
  return { name, value: atMany / at1000, unit: '×', budget: RATIO, note }
}

/** Twenty cards as one page of a list sends them; also what one setData carries. */
const cardsRow = async (cloud: BenchCloud): Promise<Row> => {
  const { cards } = await cloud.api(TECHNICIAN).ticket.list({ box: 'jobs', limit: 20 })
  if (cards.length !== 20) throw new Error(`20 cards were expected, not ${cards.length}`)
  const value = Buffer.byteLength(JSON.stringify(cards))
  return { name: '20 cards of a list, JSON', value, unit: 'bytes', budget: CARDS_BYTES, binding: true }
}

/** Lists and figures with many tickets against 1,000, both clouds on disk and asked by turns. */
export const lists = async (workshop: Workshop, size: ListSize): Promise<Group> => {
  const small = await openBenchCloud(workshop, 'small', 0)
  await fill(small, SMALL)
  const large = await openBenchCloud(workshop, 'large', 0)
  try {
    const speed = await fill(large, size)
    const rows: Row[] = []
    for (const query of Object.entries(QUERIES)) rows.push(await rowOf(query, [small, large], size.rounds))
    rows.push(await cardsRow(large))
    const count = (size.communities * size.each).toLocaleString('en')
    const title = `3. Lists and figures: ${count} tickets in ${size.communities} communities against 1,000 in one`
    return { title, rows, lines: [`loaded: ${speed.toFixed(0)} tickets/s`] }
  } finally {
    await Promise.all([small.close(), large.close()])
  }
}
