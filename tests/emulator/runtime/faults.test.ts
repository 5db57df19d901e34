import type { LocalCloud } from '../../../emulator/local-cloud'
import { post, sampleFunctions, startSampleCloud } from './sample-cloud'

describe('faults of the cloud', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startSampleCloud({ functionsDir: sampleFunctions({ sample: {}, other: {} }) })
  })
  afterAll(() => cloud.close())
  beforeEach(async () => {
    cloud.faults.clear()
    await cloud.database.clear()
  })

  const add = (name: string): Promise<unknown> => cloud.call(null, 'sample', { task: 'add', name })
  const count = async (): Promise<unknown> =>
    (await cloud.database.call('database.calculateDocument', { collectionName: 'things', query: '{}' })).data

  it('loses the answer of a call that was carried out', async () => {
    const fault = cloud.faults.dropAnswer('sample', 2)
    await add('one')
    await expect(add('two')).rejects.toMatchObject({ kind: 'lost' })
    await add('three')
    expect([await count(), fault.fired()]).toEqual([{ total: 3 }, 1])
    cloud.faults.dropAnswer('sample')
    await expect(
      post(
        `${cloud.url}/v1/functions/sample`,
        { task: 'add', name: 'four' },
        { authorization: 'Bearer public' },
      ),
    ).rejects.toThrow()
    expect(await count()).toEqual({ total: 4 })
  })

  it('fails the database calls it was told to, and only those', async () => {
    cloud.faults.failDatabase({
      action: 'database.insertDocument',
      collection: 'things',
      nth: 2,
      code: 'EXCEED_REQUEST_LIMIT',
    })
    await add('one')
    await expect(add('two')).rejects.toMatchObject({
      message: expect.stringContaining('EXCEED_REQUEST_LIMIT') as string,
    })
    await add('three')
    expect(await count()).toEqual({ total: 2 })
  })

  it('ends an instance after the nth database call was carried out', async () => {
    const fault = cloud.faults.killAfterDbCall(1, { fn: 'sample' })
    await expect(add('one')).rejects.toMatchObject({ kind: 'failed' })
    expect([await count(), fault.fired()]).toEqual([{ total: 1 }, 1])
    await add('two')
    expect(await count()).toEqual({ total: 2 })
    const never = cloud.faults.killAfterDbCall(9)
    await add('three')
    expect(never.fired()).toBe(0)
  })

  it('loses a call between functions before it arrives', async () => {
    const fault = cloud.faults.loseInvoke('other')
    cloud.counters.reset()
    const seen = await cloud.call(null, 'sample', { task: 'call', name: 'other', data: { task: 'echo' } })
    expect(seen).not.toHaveProperty('task')
    expect(cloud.counters.byFunction()).not.toHaveProperty('other')
    fault.clear()
    expect(await cloud.call(null, 'sample', { task: 'call', name: 'other', data: { task: 'echo' } })).toEqual(
      { task: 'echo' },
    )
  })

  it('slows the database down', async () => {
    cloud.faults.delayDatabase(150)
    const from = performance.now()
    await add('one')
    expect(performance.now() - from).toBeGreaterThan(140)
  })
})
