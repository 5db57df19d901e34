import type { LocalCloud } from '../../../emulator/local-cloud'
import { sampleFunctions, startSampleCloud } from './sample-cloud'

const MINUTE = 60_000
const eachMinute = { triggers: [{ name: 'tick', type: 'timer', config: '0 * * * * * *' }] }
const eachFive = { triggers: [{ name: 'slow', type: 'timer', config: '0 */5 * * * * *' }] }

/** Instants of the ticks each function wrote, in order. */
async function ticks(cloud: LocalCloud): Promise<{ at: number; name: string }[]> {
  const reply = await cloud.database.call('database.getDocument', {
    collectionName: 'ticks',
    queryType: 'WHERE',
    query: '{}',
    limit: 1000,
    order: '{"at":{"$numberInt":"1"}}',
  })
  const { list } = reply.data as { list: string[] }
  return list.map((text) => {
    const doc = JSON.parse(text) as {
      at: number | { $numberLong?: string; $numberDouble?: string }
      event: { TriggerName: string }
    }
    const at = typeof doc.at === 'number' ? doc.at : Number(doc.at.$numberLong ?? doc.at.$numberDouble)
    return { at, name: doc.event.TriggerName }
  })
}

describe('timers', () => {
  let cloud: LocalCloud
  beforeEach(async () => {
    cloud = await startSampleCloud({ functionsDir: sampleFunctions({ sample: eachMinute, other: eachFive }) })
  })
  afterEach(() => cloud.close())

  it('runs every trigger on the way at its own time', async () => {
    await cloud.advance(10 * MINUTE)
    const seen = await ticks(cloud)
    expect(seen.filter((one) => one.name === 'tick')).toHaveLength(10)
    expect(seen.filter((one) => one.name === 'slow')).toHaveLength(2)
    expect(seen.every(({ at }) => at % MINUTE < MINUTE / 2)).toBe(true)
  })

  it('runs each due timer once per step', async () => {
    await cloud.advance(60 * MINUTE, { step: 20 * MINUTE })
    const seen = await ticks(cloud)
    expect(seen.filter((one) => one.name === 'tick')).toHaveLength(3)
    expect(seen.filter((one) => one.name === 'slow')).toHaveLength(3)
  })

  it('lands exactly where it was sent', async () => {
    const from = cloud.clock.now()
    await cloud.advance(90 * MINUTE, { step: 60 * MINUTE })
    expect(cloud.clock.now() - from).toBeGreaterThanOrEqual(90 * MINUTE)
    expect(cloud.clock.now() - from).toBeLessThan(91 * MINUTE)
  })

  it('runs one timer now, with no identity and the timer’s mark', async () => {
    await cloud.runTimer('other')
    expect(await ticks(cloud)).toMatchObject([{ name: 'slow' }])
    expect(cloud.timers()).toMatchObject([{ fn: 'other', running: false }, { fn: 'sample' }])
  })

  it('goes on after a tick that failed', async () => {
    // To one minute past a five-minute mark, where only the minute timer is due next.
    const sinceMark = cloud.clock.now() % (5 * MINUTE)
    await cloud.advance(6 * MINUTE + 30_000 - sinceMark)
    await cloud.database.clear()
    const fault = cloud.faults.failDatabase({ code: 'EXCEED_REQUEST_LIMIT', nth: 1 })
    await cloud.advance(2 * MINUTE)
    expect([fault.fired(), (await ticks(cloud)).map((one) => one.name)]).toEqual([1, ['tick']])
  })

  it('runs by itself when told to', async () => {
    const live = await startSampleCloud({
      functionsDir: sampleFunctions({
        sample: { triggers: [{ name: 'fast', type: 'timer', config: '* * * * * * *' }] },
      }),
      timers: true,
    })
    const until = Date.now() + 15_000
    while ((await ticks(live)).length < 2 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 100))
    await live.close()
    expect(Date.now()).toBeLessThan(until)
  })
})
