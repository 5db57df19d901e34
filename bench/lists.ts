import { COMMUNITY_ID } from '../scripts/demo/names'
import type { BenchCloud, Workshop } from './bench-cloud'
import { openBenchCloud } from './bench-cloud'
import { byTurns, median } from './measure'
import type { Group, Row } from './report'
import { MANAGER, RESIDENT, TECHNICIAN } from './ticket-life'
import { fill } from './volume'

/** `crowd`: tickets of a cloud with one community only. */
export type ListSize = { communities: number; each: number; crowd: number; rounds: number }

const SMALL = { communities: 1, each: 1000 }
const RATIO = 1.2
const CROWD_RATIO = 1.5
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
  { rounds, budget }: { rounds: number; budget: number },
): Promise<Row> => {
  const times = await byTurns({ small: () => ask(small), large: () => ask(large) }, { rounds })
  const [at1000, atMany] = [median(times.small), median(times.large)]
  const note = `${at1000.toFixed(1)} → ${atMany.toFixed(1)} ms`
  return { name, value: atMany / at1000, unit: '×', budget, note }
}

/** Twenty cards as one page of a list sends them; also what one setData carries. */
const cardsRow = async (cloud: BenchCloud): Promise<Row> => {
  const { cards } = await cloud.api(TECHNICIAN).ticket.list({ box: 'jobs', limit: 20 })
  if (cards.length !== 20) throw new Error(`20 cards were expected, not ${cards.length}`)
  const value = Buffer.byteLength(JSON.stringify(cards))
  return { name: '20 cards of a list, JSON', value, unit: 'bytes', budget: CARDS_BYTES, binding: true }
}

const rowsOf = async (
  clouds: [BenchCloud, BenchCloud],
  o: { rounds: number; budget: number; where: string },
): Promise<Row[]> => {
  const rows: Row[] = []
  for (const [name, ask] of Object.entries(QUERIES))
    rows.push(await rowOf([`${name}${o.where}`, ask], clouds, o))
  return rows
}

const inThousands = (count: number): string => count.toLocaleString('en')

/** A cloud filled with tickets for as long as `use` needs it. */
const withFilled = async <T>(
  workshop: Workshop,
  name: string,
  o: { communities: number; each: number },
  use: (cloud: BenchCloud, speed: number) => Promise<T>,
): Promise<T> => {
  const cloud = await openBenchCloud(workshop, name, 0)
  try {
    return await use(cloud, await fill(cloud, o))
  } finally {
    await cloud.close()
  }
}

/** Lists and figures with many tickets against 1,000, the clouds on disk and asked by turns. */
export const lists = (workshop: Workshop, size: ListSize): Promise<Group> =>
  withFilled(workshop, 'small', SMALL, async (small) => {
    const { communities, crowd, rounds } = size
    const many = await withFilled(workshop, 'large', size, async (large, speed) => ({
      rows: [...(await rowsOf([small, large], { rounds, budget: RATIO, where: '' })), await cardsRow(large)],
      line: `loaded: ${speed.toFixed(0)} tickets/s`,
    }))
    const where = `, ${inThousands(crowd)} in one`
    const crowded = await withFilled(workshop, 'crowd', { communities: 1, each: crowd }, (large) =>
      rowsOf([small, large], { rounds, budget: CROWD_RATIO, where }),
    )
    const count = inThousands(communities * size.each)
    return {
      title: `3. Lists and figures: ${count} tickets in ${communities} communities against 1,000 in one`,
      rows: [...many.rows, ...crowded],
      lines: [many.line],
    }
  })
