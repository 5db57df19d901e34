import { createFunctionGuard, type FunctionRules } from '../../../emulator/gateway/function-rules'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { post, sampleFunctions, startSampleCloud } from './sample-cloud'

const RULES: FunctionRules = {
  '*': { invoke: 'auth != null' },
  open: { invoke: true },
  shut: { invoke: false },
  known: { invoke: "auth.loginType != 'ANONYMOUS' && auth != null" },
}

describe('security rules of functions', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startSampleCloud({
      functionRules: RULES,
      functionsDir: sampleFunctions({
        sample: { triggers: [{ name: 'tick', type: 'timer', config: '0 0 0 * * * *' }] },
        open: {},
        shut: { triggers: [{ name: 'tick', type: 'timer', config: '0 0 0 * * * *' }] },
        known: {},
      }),
    })
  })
  afterAll(() => cloud.close())

  const call = (fn: string, token: string) =>
    post(`${cloud.url}/v1/functions/${fn}`, { task: 'echo' }, { authorization: `Bearer ${token}` })

  it.each([
    ['sample', [200, 200, 403]],
    ['open', [200, 200, 200]],
    ['shut', [403, 403, 403]],
    ['known', [200, 200, 403]],
  ])('%s lets a phone, a signed-in browser and nobody in: %j', async (fn, expected) => {
    const tokens = [cloud.phoneToken('oAnna00001'), cloud.browserToken('staff-7'), 'public']
    const answers = await Promise.all(tokens.map((token) => call(fn, token)))
    expect(answers.map((one) => one.status)).toEqual(expected)
    for (const one of answers.filter(({ status }) => status === 403))
      expect(one.body).toMatchObject({ code: 'EXCEED_AUTHORITY' })
  })

  it('runs nothing of a call it refuses', async () => {
    cloud.counters.reset()
    await call('shut', 'public')
    expect(cloud.counters.byFunction()).toEqual({})
  })

  it('binds neither timers nor HTTP access nor other functions', async () => {
    await expect(cloud.runTimer('shut')).resolves.toBeDefined()
    expect((await fetch(`${cloud.url}/http/shut/x`)).status).toBe(201)
    const event = { task: 'call', name: 'shut', data: { task: 'echo' } }
    expect(await cloud.call(null, 'open', event)).toEqual({ task: 'echo' })
  })

  it.each([
    ['no entry for *', { a: { invoke: true } }],
    ['another operation', { '*': { read: true } }],
    ['an expression the service has not', { '*': { invoke: 'auth.uid != null' } }],
    ['a login type', { '*': { invoke: "auth != null && auth.loginType == 'WECHAT'" } }],
  ])('does not accept a file with %s', (_name, rules) => {
    expect(() => createFunctionGuard(rules as unknown as FunctionRules)).toThrow('function rules')
  })
})
