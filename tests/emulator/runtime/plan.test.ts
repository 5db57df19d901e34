import type { LocalCloud } from '../../../emulator/local-cloud'
import { BASIC_PLAN } from '../../../emulator/functions/quota'
import { post, sampleFunctions, startSampleCloud } from './sample-cloud'

const DAY = 86_400_000

describe('quotas of a plan', () => {
  const clouds: LocalCloud[] = []
  afterAll(() => Promise.all(clouds.map((cloud) => cloud.close())))
  const start = async (plan: 'basic' | Partial<typeof BASIC_PLAN>): Promise<LocalCloud> => {
    const cloud = await startSampleCloud({ plan, functionsDir: sampleFunctions({ sample: {}, other: {} }) })
    clouds.push(cloud)
    return cloud
  }
  const add = (cloud: LocalCloud): Promise<unknown> => cloud.call(null, 'sample', { task: 'add', name: 'a' })

  it('are those of the basic plan when it is asked for', async () => {
    const cloud = await start('basic')
    const many = Array.from({ length: 45 }, () =>
      cloud.database.call('database.calculateDocument', { collectionName: 'things', query: '{}' }),
    )
    // The console and tests look without being counted; functions are.
    await Promise.all(many)
    await add(cloud)
    expect(cloud.used()).toEqual({
      callsPerMonth: 1,
      databaseRequestsPerSecond: 1,
      readsPerDay: 0,
      writesPerDay: 1,
    })
    // From the beginning of a second.
    cloud.clock.setOffset(cloud.clock.offset() + 2000 - (cloud.clock.now() % 1000))
    const seen = await cloud.call(null, 'sample', { task: 'manyCounts', times: 40 })
    expect(seen).toEqual({ ok: 30, EXCEED_REQUEST_LIMIT: 10 })
  })

  it('end with the second, the day and the month of UTC+8', async () => {
    const cloud = await start({ readsPerDay: 1, writesPerDay: 2, callsPerMonth: 6 })
    const endOfMonth = Date.parse('2031-05-31T23:00:00+08:00')
    cloud.clock.setOffset(endOfMonth - Date.now())
    await add(cloud)
    await add(cloud)
    await expect(add(cloud)).rejects.toMatchObject({
      message: expect.stringContaining('writesPerDay') as string,
    })
    cloud.clock.setOffset(endOfMonth - DAY - Date.now())
    await add(cloud)
    expect(cloud.used()).toMatchObject({ writesPerDay: 1, callsPerMonth: 4 })
    await add(cloud)
    cloud.clock.setOffset(endOfMonth - DAY / 2 - Date.now())
    await expect(cloud.call(null, 'sample', { task: 'manyCounts', times: 2 })).resolves.toEqual({
      EXCEED_REQUEST_LIMIT: 1,
      ok: 1,
    })
    await expect(cloud.call(null, 'sample', { task: 'echo' })).rejects.toMatchObject({ kind: 'quota' })
    expect(
      await post(`${cloud.url}/v1/functions/sample`, {}, { authorization: 'Bearer public' }),
    ).toMatchObject({ status: 429, body: { code: 'EXCEED_REQUEST_LIMIT' } })
    cloud.clock.setOffset(endOfMonth + 3_600_000 - Date.now())
    expect(await cloud.call(null, 'sample', { task: 'echo' })).toEqual({ task: 'echo' })
  })

  it('limit how many calls of one function run at once', async () => {
    const cloud = await start({ callsAtOnce: 2 })
    const sleeping = [1, 2].map(() => cloud.call(null, 'sample', { task: 'sleep', ms: 300 }))
    await expect(cloud.call(null, 'sample', { task: 'echo' })).rejects.toMatchObject({ kind: 'busy' })
    expect(await cloud.call(null, 'other', { task: 'echo' })).toEqual({ task: 'echo' })
    await Promise.all(sleeping)
    expect(await cloud.call(null, 'sample', { task: 'echo' })).toEqual({ task: 'echo' })
  })

  it('can begin when a demo has been played', async () => {
    const cloud = await start({})
    await add(cloud)
    cloud.usePlan({ writesPerDay: 1 })
    await expect(add(cloud)).rejects.toMatchObject({
      message: expect.stringContaining('writesPerDay') as string,
    })
    cloud.usePlan(undefined)
    await expect(add(cloud)).resolves.toBeDefined()
  })
})
