import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { sampleFunctions, startSampleCloud } from './sample-cloud'

describe('functions', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startSampleCloud({
      functionsDir: sampleFunctions({
        sample: {},
        other: {},
        short: { timeout: 1 },
        small: { memorySize: 24 },
      }),
      functionEnv: { '*': { HOUSE: 'all', WECHAT: '{cloudUrl}/wechat' }, sample: { ROOM: 'one' } },
    })
  })
  afterAll(() => cloud.close())

  const phone = { openid: 'oPhone0001' }

  it('hands the event over and the result back', async () => {
    expect(await cloud.call(null, 'sample', { task: 'echo', n: 1 })).toEqual({ task: 'echo', n: 1 })
  })

  it('gives each of overlapping callers its own identity before and after waiting', async () => {
    const callers = ['oAnna00001', 'oBert00002', 'oCarl00003']
    const seen = await Promise.all(
      callers.map((openid) => cloud.call({ openid }, 'sample', { task: 'who', ms: 60 })),
    )
    expect(seen).toEqual(
      callers.map((openId) => {
        const who = { openId, appId: 'wxlocal', uid: '', customUserId: '', isAnonymous: false }
        return { before: who, after: who }
      }),
    )
  })

  it('forgets an identity after its call', async () => {
    await cloud.call(phone, 'sample', { task: 'who' })
    expect(await cloud.call(null, 'sample', { task: 'who' })).toMatchObject({
      before: { openId: '', customUserId: '' },
    })
  })

  it('tells custom-login ids to the SDK, and the cloud knows them by uid', async () => {
    const seen = (await cloud.call({ uid: 'staff-7' }, 'sample', { task: 'who' })) as {
      before: { uid: string }
    }
    expect(seen.before).toMatchObject({ customUserId: 'staff-7', openId: '' })
    const info = await cloud.call(null, 'sample', { task: 'userInfo', uid: seen.before.uid })
    expect(info).toMatchObject({ userInfo: { customUserId: 'staff-7' } })
  })

  it('tells from where a client calls and by which sign-in, and a function about its call', async () => {
    const told = await cloud.call({ uid: 'staff-7' }, 'sample', { task: 'client' })
    expect(told).toMatchObject({ ip: '127.0.0.1', loginType: 'CUSTOM', source: 'tcb_client' })
    expect(told).toHaveProperty('uid', expect.stringMatching(/^[0-9a-f]{28}$/))
    expect(told).toHaveProperty('requestId', cloud.counters.lastCalls().at(-1)?.requestId)
    const nobody = { task: 'call', name: 'other', data: { task: 'client' } }
    expect(await cloud.call(phone, 'sample', nobody)).toMatchObject({ ip: '', source: 'wx_client,scf' })
  })

  it.each(['log', 'info', 'warn', 'error'])(
    'keeps what the logger reports by %s with its level',
    async (level) => {
      await cloud.call(null, 'sample', { task: 'report', level, text: `as ${level}` })
      expect(cloud.logs.tail('sample').at(-1)).toMatchObject({ level, text: `{ said: 'as ${level}' }` })
    },
  )

  it('answers a function that fails with the service’s code', async () => {
    const failed = await cloud.call(null, 'sample', { task: 'call', name: 'other', data: { task: 'fail' } })
    expect(failed).toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: expect.stringContaining('as asked') as string,
    })
    const unnamed = await cloud.call(null, 'sample', { task: 'call', name: '', data: {} })
    expect(unnamed).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('finds whom it knows by uid or by custom user id, and nobody else', async () => {
    const seen = (await cloud.call({ uid: 'staff-7' }, 'sample', { task: 'who' })) as {
      before: { uid: string }
    }
    const { uid } = seen.before
    const query = (by: object): Promise<unknown> =>
      cloud.call(null, 'sample', { task: 'queryUser', query: by })
    const found = { userInfo: { uid, customUserId: 'staff-7', isAnonymous: false } }
    expect(await query({ uid })).toMatchObject(found)
    expect(await query({ platform: 'CUSTOM', platformId: 'staff-7' })).toMatchObject(found)
    for (const by of [{ uid: 'nobody' }, { platform: 'CUSTOM', platformId: 'nobody' }, { platform: 'PHONE' }])
      expect(await query(by)).toMatchObject({ code: 'INVALID_PARAM' })
  })

  it('adds userInfo to a phone’s event only', async () => {
    expect(await cloud.call(phone, 'sample', { task: 'echo' })).toHaveProperty('userInfo', {
      openId: phone.openid,
      appId: 'wxlocal',
    })
    expect(await cloud.call({ uid: 'staff-7' }, 'sample', { task: 'echo' })).not.toHaveProperty('userInfo')
  })

  it('merges the environment of all functions and of one', async () => {
    const keys = ['HOUSE', 'ROOM', 'SCF_NAMESPACE', 'PATH', 'WECHAT']
    expect(await cloud.call(null, 'sample', { task: 'env', keys })).toEqual({
      HOUSE: 'all',
      ROOM: 'one',
      SCF_NAMESPACE: 'local-env',
      PATH: null,
      WECHAT: `${cloud.url}/wechat`,
    })
    expect(await cloud.call(null, 'other', { task: 'env', keys: ['ROOM'] })).toEqual({ ROOM: null })
  })

  it('reaches the database through the SDK and counts per function', async () => {
    cloud.counters.reset()
    await cloud.call(null, 'sample', { task: 'threeReads' })
    expect(cloud.counters.byFunction()).toEqual({
      sample: {
        calls: 1,
        db: { 'database.getDocument': 1, 'database.calculateDocument': 1, 'database.insertDocument': 1 },
        dbSequence: 2,
      },
    })
  })

  it('calls another function without passing the identity on', async () => {
    const seen = await cloud.call(phone, 'sample', { task: 'call', name: 'other', data: { task: 'who' } })
    expect(seen).toMatchObject({ before: { openId: '' } })
  })

  it('is settled only when what a function woke without waiting for it is done, too', async () => {
    const count = async (): Promise<number> =>
      cloud.database
        .call('database.calculateDocument', { collectionName: 'things', query: '{}' })
        .then(({ data }) => (data as { total: number }).total)
    const before = await count()
    for (let n = 1; n <= 5; n += 1) {
      await cloud.call(null, 'sample', {
        task: 'wake',
        name: 'other',
        data: { task: 'sleepAndAdd', ms: 15, name: 'woken' },
      })
      await cloud.settled()
      expect(await count()).toBe(before + n)
    }
  })

  it('answers a missing function with the service’s code', async () => {
    await expect(cloud.call(null, 'nobody', {})).rejects.toMatchObject({ kind: 'not-found' })
    expect(await cloud.call(null, 'sample', { task: 'call', name: 'nobody' })).toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    })
  })

  it.each([
    ['a thrown error', 'fail', 'as asked'],
    ['process.exit', 'exit', 'exited with code 3'],
    ['a killed process', 'killProcess', 'exited with code 137'],
    ['an error outside the call', 'crashLater', 'thrown outside the call'],
  ])('fails only that call on %s', async (_name, task, message) => {
    const neighbour = cloud.call(null, 'sample', { task: 'sleep', ms: 300 })
    await expect(cloud.call(null, 'sample', { task })).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(message) as string,
    })
    await expect(neighbour).resolves.toBeNull()
    expect(await cloud.call(null, 'sample', { task: 'echo' })).toEqual({ task: 'echo' })
  })

  it('ends a function at its time limit', async () => {
    await expect(cloud.call(null, 'short', { task: 'sleep', ms: 5000 })).rejects.toMatchObject({
      kind: 'timeout',
    })
    expect(
      await cloud.call(null, 'sample', { task: 'call', name: 'short', data: { task: 'spin' } }),
    ).toMatchObject({
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    })
  })

  it('ends a function at its memory limit', async () => {
    await expect(cloud.call(null, 'small', { task: 'eatMemory' })).rejects.toMatchObject({ kind: 'memory' })
  })

  it('limits request and reply to 6 MB each', async () => {
    const bytes = 6 * 1024 * 1024
    await expect(cloud.call(null, 'sample', { task: 'echo', text: 'x'.repeat(bytes) })).rejects.toMatchObject(
      { kind: 'too-large' },
    )
    await expect(cloud.call(null, 'sample', { task: 'big', bytes })).rejects.toMatchObject({
      kind: 'too-large',
    })
    expect(await cloud.call(null, 'sample', { task: 'big', bytes: bytes - 2 })).toHaveLength(bytes - 2)
  })

  it('moves the function’s Date with the clock, also during a call', async () => {
    const hour = 3_600_000
    // An instance that has started already begins at once.
    await cloud.call(null, 'sample', { task: 'now' })
    const running = cloud.call(null, 'sample', { task: 'nowDuring', ms: 1000 })
    await new Promise((resolve) => setTimeout(resolve, 300))
    cloud.clock.setOffset(cloud.clock.offset() + hour)
    expect(await running).toBeGreaterThanOrEqual(hour)
    const { now, date, isDate } = (await cloud.call(null, 'sample', { task: 'now' })) as {
      now: number
      date: number
      isDate: boolean
    }
    expect(Math.abs(now - cloud.clock.now())).toBeLessThan(1000)
    expect(Math.abs(date - now)).toBeLessThan(100)
    expect(isDate).toBe(true)
  })

  it('keeps what a function prints with its request', async () => {
    await cloud.call(null, 'sample', { task: 'print', name: 'log' })
    const line = cloud.logs.tail('sample').find((one) => one.text === 'hello log')
    expect(line).toMatchObject({ fn: 'sample', level: 'log' })
    expect(line?.requestId).toBe(cloud.counters.lastCalls().at(-1)?.requestId)
  })

  it('keeps what a function writes past the console out of its own output', async () => {
    await cloud.call(null, 'sample', { task: 'write', text: 'straight to stdout\n' })
    await cloud.call(null, 'sample', { task: 'sleep', ms: 20 })
    expect(cloud.logs.tail('sample').map(({ text }) => text)).toContain('straight to stdout')
  })

  it('describes the call in the context', async () => {
    expect(await cloud.call(null, 'short', { task: 'context' })).toMatchObject({
      function_name: 'short',
      time_limit_in_ms: 1000,
    })
  })
})

describe('limits of the machine', () => {
  it('runs at most so many at once, keeps the rest in order, and refuses beyond the queue', async () => {
    const cloud = await startSampleCloud({ limits: { perFunction: 1, total: 1, waiting: 2 } })
    const order: number[] = []
    const one = (n: number): Promise<unknown> =>
      cloud.call(null, 'sample', { task: 'sleep', ms: 50 }).then(() => order.push(n))
    const accepted = [one(1), one(2), one(3)]
    await expect(cloud.call(null, 'sample', { task: 'echo' })).rejects.toMatchObject({ kind: 'busy' })
    await Promise.all(accepted)
    expect(order).toEqual([1, 2, 3])
    await cloud.close()
  })

  it('gives an idle instance’s place to another function', async () => {
    const functionsDir = sampleFunctions({ first: {}, second: {} })
    const cloud = await startSampleCloud({ functionsDir, limits: { total: 1 } })
    expect(await cloud.call(null, 'first', { task: 'count' })).toBe(1)
    expect(await cloud.call(null, 'second', { task: 'count' })).toBe(1)
    expect(await cloud.call(null, 'first', { task: 'count' })).toBe(1)
    expect(await cloud.call(null, 'first', { task: 'count' })).toBe(2)
    await cloud.close()
  })

  it('does not lock up when the caller holds the last place', async () => {
    const functionsDir = sampleFunctions({ first: {}, second: {} })
    const cloud = await startSampleCloud({ functionsDir, limits: { total: 1 } })
    expect(
      await cloud.call(null, 'first', { task: 'call', name: 'second', data: { task: 'echo', n: 2 } }),
    ).toEqual({ task: 'echo', n: 2 })
    await cloud.close()
  })

  it('takes a new bundle into use when watching', async () => {
    const functionsDir = sampleFunctions()
    const cloud = await startSampleCloud({ functionsDir, watch: true })
    expect(await cloud.call(null, 'sample', { task: 'echo' })).toEqual({ task: 'echo' })
    const bundle = join(functionsDir, 'sample/index.js')
    writeFileSync(bundle, 'exports.main = () => "new"')
    utimesSync(bundle, 1, 1)
    expect(await cloud.call(null, 'sample', { task: 'echo' })).toBe('new')
    await cloud.close()
  })
})
