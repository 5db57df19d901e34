import { toldOffset } from '../../../emulator/console/clock-section'
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
    cloud = await startSampleCloud({
      functionsDir,
      wechat: { appid: 'wx1', secret: 's', templates, robots: [{ key: 'k', name: '工程群' }] },
      personas: [{ name: '安娜', openid: 'oAnna00001', page: '/#/home' }],
      views: [{ name: '发件箱', collection: 'things', filter: { state: 'due' } }],
    })
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

  it.each([
    ['', ['安娜', 'oBert00002', '维修进度', '0 * * * * * *', '&lt;img onerror=1&gt;']],
    ['/messages', ['安娜', '维修进度', '&lt;img onerror=1&gt;', '工程群', '&lt;u&gt;说']],
    ['/logs', ['hello &lt;i&gt;log']],
    ['/data?collection=things', ['&lt;b&gt;doc', '发件箱']],
  ])('shows what there is at %s, escaped', async (path, expected) => {
    await sendMessage('<img onerror=1>')
    await cloud.call({ openid: 'oBert00002' }, 'sample', { task: 'add', name: '<b>doc' })
    await cloud.call(null, 'sample', { task: 'print', name: '<i>log' })
    const text = { msgtype: 'text', text: { content: '<u>说' } }
    await post(`${cloud.url}/wecom/cgi-bin/webhook/send?key=k`, text)
    const shown = await pageAt(`/__console${path}`)
    for (const one of expected) expect(shown).toContain(one)
    expect(shown).not.toMatch(/<img|<b>doc|<i>log|<u>说/)
  })

  it('pages and filters the data by the database’s own query, and says what is wrong with one', async () => {
    await cloud.database.clear()
    await cloud.call(null, 'sample', {
      task: 'addMany',
      names: Array.from({ length: 45 }, (_, n) => `n${n}`),
    })
    const ids = async (query: string): Promise<number> =>
      (await pageAt(`/__console/data?collection=things${query}`)).split('<details>').length - 1
    expect([await ids(''), await ids('&page=2'), await ids('&page=3'), await ids('&page=4')]).toEqual([
      20, 20, 5, 0,
    ])
    const filtered = await pageAt(
      `/__console/data?collection=things&filter=${encodeURIComponent('{"name":"n7"}')}`,
    )
    expect(filtered).toContain('共 1 条')
    // Who has not chosen sees a collection that holds something, and how much each holds.
    const unasked = await pageAt('/__console/data')
    expect(unasked).toContain('value="things" selected')
    expect(unasked).toContain('things（45）')
    expect(unasked).toContain('name: n7 · 2 个字段')
    for (const wrong of ['{', '[]', '{"$no":1}']) {
      const told = await pageAt(`/__console/data?collection=things&filter=${encodeURIComponent(wrong)}`)
      expect(told).toContain('role="alert"')
    }
  })

  it.each([
    [29_000, '与真实时间相同'],
    [-113_804 * 60_000, '比真实时间慢 79 天'],
    [-(25 * 60 + 7) * 60_000, '比真实时间慢 1 天 1 小时'],
    [3 * 3_600_000 + 60_000, '比真实时间快 3 小时 1 分钟'],
  ])('tells a clock that is %i ms off as people would', (ms, told) => {
    expect(toldOffset(ms)).toBe(told)
  })

  it('filters logs by function, level and request', async () => {
    await cloud.call(null, 'sample', { task: 'print', name: 'needle' })
    const requestId = cloud.logs.tail('sample').at(-1)?.requestId ?? ''
    const has = async (query: string): Promise<boolean> =>
      (await pageAt(`/__console/logs?${query}`)).includes('hello needle')
    expect([await has('fn=sample'), await has('level=log'), await has(`text=${requestId}`)]).toEqual([
      true,
      true,
      true,
    ])
    expect([await has('level=error'), await has('text=other'), await has('fn=nobody')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('filters messages by person and text', async () => {
    await sendMessage('水管漏水')
    const has = async (query: string): Promise<boolean> =>
      (await pageAt(`/__console/messages?${query}`)).includes('<dd>水管漏水</dd>')
    expect([await has('to=oAnna00001'), await has('text=漏水')]).toEqual([true, true])
    expect([await has('to=oBert00002'), await has('text=电梯')]).toEqual([false, false])
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

  it('sets what content checks say of pictures', async () => {
    expect((await press('content', { pictures: 'risky' })).status).toBe(200)
    expect(await pageAt('/__console')).toContain('现在上传的图片：有风险')
    expect((await press('content', { pictures: 'nice' })).status).toBe(400)
    await press('content', { pictures: 'pass' })
    expect(await pageAt('/__console')).toContain('现在上传的图片：通过')
  })

  it('sets and clears faults', async () => {
    await press('faults', {
      wechat: { end: 'subscribe', fault: { kind: 'busy', times: 1 } },
      cloud: { kind: 'failDatabase', code: 'X' },
    })
    await expect(cloud.call(null, 'sample', { task: 'add', name: 'a' })).rejects.toMatchObject({
      kind: 'failed',
    })
    await press('faults', { cloud: { kind: 'failDatabase', code: 'X', collection: 'things' } })
    const shown = await pageAt('/__console')
    expect(shown).toMatch(/things X<\/td>\s*<td>数据库拒绝/)
    await press('faults', { clear: true })
    await expect(cloud.call(null, 'sample', { task: 'add', name: 'a' })).resolves.toBeDefined()
  })

  it.each([
    ['advance', { ms: -1 }],
    ['advance', {}],
    ['timers', { fn: 'nobody' }],
    ['faults', { wechat: { end: 'nowhere', fault: null } }],
    ['faults', { wechat: { end: 'subscribe', fault: { kind: 'odd' } } }],
    ['faults', { wechat: { end: 'token', fault: { kind: 'forge' } } }],
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

  it('tells a function of an HTTP request what the service tells, and sends what it returns', async () => {
    const bytes = Buffer.from([0, 255, 16])
    const sent = { method: 'PUT', body: bytes, headers: { 'X-Mixed-Case': 'kept' } }
    const seen = (await (await fetch(`${cloud.url}/http/sample/seen?a=1&b=x&b=%E6%B0%B4`, sent)).json()) as {
      own: string
    }
    expect(seen).toMatchObject({
      path: '/seen',
      httpMethod: 'PUT',
      headers: { 'x-mixed-case': 'kept' },
      queryStringParameters: { a: '1', b: ['x', '水'] },
      requestContext: { envId: 'local-env', requestId: seen.own },
      body: bytes.toString('base64'),
      isBase64Encoded: true,
    })
    const plain = await fetch(`${cloud.url}/http/sample/plain`)
    expect([plain.headers.get('content-type'), await plain.text()]).toEqual([
      'text/plain; charset=utf-8',
      'just text',
    ])
    const cookies = await fetch(`${cloud.url}/http/sample/cookies`)
    expect(cookies.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(Buffer.from(await cookies.arrayBuffer())).toEqual(Buffer.from([0, 255]))
  })
})
