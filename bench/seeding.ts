import { timed } from './measure'
import { openBenchCloud, type Workshop } from './bench-cloud'
import type { Row } from './report'

/** How fast the demo community is played: every ticket by calling the functions, as its people would. */
export const seeding = async (workshop: Workshop, tickets: number): Promise<Row[]> => {
  const empty = await timed(async () => (await openBenchCloud(workshop, 'unseeded', 0)).close())
  let calls = 0
  const full = await timed(async () => {
    const cloud = await openBenchCloud(workshop, 'seeded', tickets)
    calls = Object.values(cloud.local.counters.byFunction()).reduce((sum, one) => sum + one.calls, 0)
    await cloud.close()
  })
  const seconds = (full - empty) / 1000
  return [
    {
      name: `demo of ${tickets} tickets over 90 days`,
      value: tickets / seconds,
      unit: 'tickets/s',
      note: `${seconds.toFixed(1)} s, ${calls} function calls, ${((seconds * 1000) / calls).toFixed(1)} ms each`,
    },
  ]
}
