import type { LocalCloud } from '../../../emulator/local-cloud'
import { post, sampleFunctions, startSampleCloud } from './sample-cloud'

describe('console', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    const functionsDir = sampleFunctions({
      sample: { triggers: [{ name: 'tick', type: 'timer', config: '0 * * * * * *' }] },
    })
    const fields = [{ key: 'thing1', label: '事项' }]
    const templates = [{ id: 'T1', channel: 'subscribe' as const, title: '维修进度', fields }]
    cloud = await startSampleCloud({ functionsDir, wechat: { appid: 'wx1', secret: 's', templates } })
  })
  afterAll(() => cloud.close())

  const pageAt = async (path: string): Promise<string> => (await fetch(cloud.url + path)).text()
  const press = (path: string, body: object) => post(`${cloud.url}/__console/${path}`, body)

  async function sendMessage(text: string): Promise<void> {
    const { body } = await post(`${cloud.url}/wechat/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: 'wx1',
      secret: 's',
    })
    const { access_token: token } = body as { access_token: string }
    cloud.wechat.grant('oAnna00001', 'T1')
    const message = {
      touser: 'oAnna00001',
      template_id: 'T1',
      page: 'pages/ticket/index?id=1',
      data: { thing1: { value: text } },
    }
    await post(`${cloud.url}/wechat/cgi-bin/message/subscribe/send?access_token=${token}`, message)
  }

  it('shows phones, messages, timers, logs and data, all escaped', async () => {
    await sendMessage('<img onerror=1>')
    await cloud.call(null, 'sample', { task: 'add', name: '<b>doc' })
    await cloud.call(null, 'sample', { task: 'print', name: '<i>log' })
    const shown = await pageAt('/__console')
    for (const text of [
      'oAnna00001',
      '维修进度',
      '0 * * * * * *',
      'hello &lt;i&gt;log',
      '&lt;b&gt;doc',
      '&lt;img onerror=1&gt;',
    ]) {
      expect(shown).toContain(text)
    }
    expect(shown).not.toMatch(/<img|<b>doc|<i>log/)
  })

  it('shows a phone its own messages with a way into the app', async () => {
    await sendMessage('水管漏水')
    const shown = await pageAt('/phone/oAnna00001/wechat')
    expect(shown).toMatch(/<dt>事项<\/dt>\s*<dd>水管漏水<\/dd>/)
    expect(shown).toContain(`/phone/oAnna00001?to=${encodeURIComponent('/#/pages/ticket/index?id=1')}`)
    expect(await pageAt('/phone/oBert00002/wechat')).toContain('还没有消息')
  })

  it('moves the clock and runs timers', async () => {
    const from = cloud.clock.now()
    expect(await press('advance', { ms: 3_600_000, step: 1_800_000 })).toMatchObject({ status: 200 })
    expect(cloud.clock.now() - from).toBeGreaterThanOrEqual(3_600_000)
    cloud.counters.reset()
    await press('timers', { fn: 'sample' })
    expect(cloud.counters.lastCalls()).toMatchObject([{ fn: 'sample', trigger: 'timer', ok: true }])
  })

  it('sets and clears faults', async () => {
    await press('faults', {
      wechat: { end: 'subscribe', fault: { kind: 'busy', times: 1 } },
      cloud: { kind: 'failDatabase', code: 'X' },
    })
    await expect(cloud.call(null, 'sample', { task: 'add', name: 'a' })).rejects.toMatchObject({
      kind: 'failed',
    })
    await press('faults', { cloud: { kind: 'failDatabase', code: 'X' } })
    await press('faults', { clear: true })
    await expect(cloud.call(null, 'sample', { task: 'add', name: 'a' })).resolves.toBeDefined()
  })

  it.each([
    ['advance', { ms: -1 }],
    ['advance', {}],
    ['timers', { fn: 'nobody' }],
    ['faults', { wechat: { end: 'nowhere', fault: null } }],
    ['faults', { wechat: { end: 'subscribe', fault: { kind: 'odd' } } }],
    ['faults', { cloud: { kind: 'odd' } }],
  ])('says what is wrong with %s %j', async (path, body) => {
    expect(await press(path, body)).toMatchObject({
      status: 400,
      body: { ok: false, message: expect.any(String) as string },
    })
  })

  it('carries HTTP requests to functions', async () => {
    const answer = await fetch(`${cloud.url}/http/sample/pay/notify?a=1`, {
      method: 'POST',
      body: '{"raw": 1}',
    })
    expect([answer.status, answer.headers.get('x-seen'), await answer.text()]).toEqual([
      201,
      'POST',
      '/pay/notify {"raw": 1}',
    ])
    expect((await fetch(`${cloud.url}/http/nobody`)).status).toBe(404)
  })
})
