import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { LocalCloud } from '../../../emulator/local-cloud'
import type { WechatOptions } from '../../../emulator/wechat/templates'
import { post, startSampleCloud, temporaryFolder } from './sample-cloud'

const SETTINGS: WechatOptions = {
  appid: 'wx1234567890',
  secret: 'hush',
  pages: ['pages/ticket/index'],
  phoneNumbers: { oAnna00001: '13800000001' },
  templates: [
    {
      id: 'T1',
      channel: 'subscribe',
      title: '维修进度',
      fields: [
        { key: 'thing1', label: '事项' },
        { key: 'phrase2', label: '状态' },
      ],
    },
    { id: 'E1', channel: 'employee', title: '新任务', fields: [{ key: 'thing1', label: '任务' }] },
  ],
}
const ANNA = 'oAnna00001'

const credential = (more: object = {}): object => ({
  grant_type: 'client_credential',
  appid: SETTINGS.appid,
  secret: SETTINGS.secret,
  ...more,
})

describe('WeChat’s ends', () => {
  let cloud: LocalCloud
  let token: string
  const dir = temporaryFolder()
  beforeAll(async () => {
    cloud = await startSampleCloud({ dir, wechat: SETTINGS })
  })
  afterAll(() => cloud.close())
  beforeEach(async () => {
    cloud.wechat.clear()
    token = ((await ask('/cgi-bin/stable_token', credential())) as { access_token: string }).access_token
  })

  const ask = async (path: string, body: unknown): Promise<unknown> =>
    (await post(`${cloud.url}/wechat${path}`, body)).body
  const withToken = (path: string, body: unknown, access = token): Promise<unknown> =>
    ask(`${path}?access_token=${access}`, body)
  const notice = (more: object = {}): object => ({
    touser: ANNA,
    template_id: 'T1',
    page: 'pages/ticket/index?id=1',
    data: { thing1: { value: '3 栋水管漏水' }, phrase2: { value: '处理中' } },
    ...more,
  })
  const send = (body: object): Promise<unknown> => withToken('/cgi-bin/message/subscribe/send', body)
  const sendEmployee = (body: object): Promise<unknown> =>
    withToken('/cgi-bin/message/wxopen/employeerelationmsg/send', body)
  const onPhone = async (end: string, body: object, openid = ANNA): Promise<unknown> =>
    (
      await post(`${cloud.url}/phone-api/${end}`, body, {
        authorization: `Bearer ${cloud.phoneToken(openid)}`,
      })
    ).body

  it('gives one stable token, a new one shortly before its end, and ends the old one when forced', async () => {
    expect(await ask('/cgi-bin/stable_token', credential())).toMatchObject({ access_token: token })
    expect(await ask('/cgi-bin/stable_token', credential({ secret: 'x' }))).toMatchObject({ errcode: 40125 })
    const forced = (await ask('/cgi-bin/stable_token', credential({ force_refresh: true }))) as {
      access_token: string
    }
    expect(forced.access_token).not.toBe(token)
    expect(await send(notice())).toMatchObject({ errcode: 40001 })
    expect(await ask('/cgi-bin/stable_token', credential({ force_refresh: true }))).toMatchObject({
      errcode: 45009,
    })
    cloud.clock.setOffset(7000_000)
    const renewed = (await ask('/cgi-bin/stable_token', credential())) as {
      access_token: string
      expires_in: number
    }
    expect(renewed).toMatchObject({ expires_in: 7200 })
    expect(await withToken('/cgi-bin/message/subscribe/send', notice(), forced.access_token)).toMatchObject({
      errcode: 43101,
    })
    cloud.clock.setOffset(7201_000)
    expect(await withToken('/cgi-bin/message/subscribe/send', notice(), forced.access_token)).toMatchObject({
      errcode: 42001,
    })
    cloud.clock.setOffset(0)
  })

  it('delivers one message per accepted subscription', async () => {
    expect(await send(notice())).toMatchObject({ errcode: 43101 })
    expect(await onPhone('subscribe', { tmplIds: ['T1'] })).toMatchObject({
      errMsg: 'requestSubscribeMessage:ok',
      T1: 'accept',
    })
    expect(await send(notice())).toMatchObject({ errcode: 0 })
    expect(await send(notice())).toMatchObject({ errcode: 43101 })
    expect(cloud.wechat.sent()).toMatchObject([
      {
        to: ANNA,
        channel: 'subscribe',
        templateId: 'T1',
        page: 'pages/ticket/index?id=1',
        data: { thing1: '3 栋水管漏水', phrase2: '处理中' },
      },
    ])
  })

  it.each([
    ['another openid', { touser: 'x' }, 40003],
    ['another template', { template_id: 'T9' }, 40037],
    ['an employee template', { template_id: 'E1' }, 40037],
    ['an unreleased page', { page: 'pages/none' }, 41030],
    ['a missing field', { data: { thing1: { value: 'a' } } }, 47003],
    [
      'a field too many',
      { data: { thing1: { value: 'a' }, phrase2: { value: '好' }, x: { value: 'b' } } },
      47003,
    ],
    ['a value too long', { data: { thing1: { value: '字'.repeat(21) }, phrase2: { value: '好' } } }, 47003],
  ])('refuses %s without using up the consent', async (_name, more, errcode) => {
    cloud.wechat.grant(ANNA, 'T1')
    expect(await send(notice(more))).toMatchObject({ errcode })
    expect(cloud.wechat.balance(ANNA, 'T1')).toBe(1)
    expect(cloud.wechat.sent()).toEqual([])
  })

  it('follows what the person set in WeChat', async () => {
    await onPhone('settings', { refused: ['T1'] })
    expect(await onPhone('subscribe', { tmplIds: ['T1'] })).toMatchObject({ T1: 'reject' })
    await onPhone('settings', { refused: [], messagesOff: true })
    expect(await onPhone('subscribe', { tmplIds: ['T1'] })).toMatchObject({ errCode: 20004 })
    cloud.wechat.grant(ANNA, 'T1')
    expect(await send(notice())).toMatchObject({ errcode: 43101 })
    expect(await onPhone('subscribe', { tmplIds: ['T1', 'T1', 'T1', 'T1'] })).toMatchObject({
      errCode: 20003,
    })
    expect(await onPhone('subscribe', { tmplIds: ['T9'] })).toMatchObject({ errCode: 20001 })
  })

  it('reaches employees who are bound, with data as a JSON string', async () => {
    const task = {
      touser: ANNA,
      template_id: 'E1',
      page: '',
      data: JSON.stringify({ thing1: { value: '上门' } }),
    }
    expect(await sendEmployee(task)).toMatchObject({ errcode: 40256 })
    await onPhone('bind-employee', { tmplIds: ['E1'] })
    expect(await sendEmployee(task)).toMatchObject({ errcode: 0 })
    expect(
      await sendEmployee({ ...task, data: JSON.stringify({ data: { thing1: { value: '嵌套' } } }) }),
    ).toMatchObject({ errcode: 0 })
    expect(await sendEmployee({ ...task, data: { thing1: { value: '上门' } } })).toMatchObject({
      errcode: 40097,
    })
    expect(cloud.wechat.sent().map((one) => one.data.thing1)).toEqual(['上门', '嵌套'])
    await withToken('/wxa/business/unbinduserb2cauthinfo', { openid_list: [ANNA] })
    expect(await sendEmployee(task)).toMatchObject({ errcode: 40256 })
  })

  it('exchanges a phone number code once, within five minutes', async () => {
    const tap = async (): Promise<string> => ((await onPhone('phone-number', {})) as { code: string }).code
    const exchange = (body: object): Promise<unknown> => withToken('/wxa/business/getuserphonenumber', body)
    const code = await tap()
    expect(await exchange({ code, openid: ANNA })).toMatchObject({
      phone_info: { purePhoneNumber: '13800000001', countryCode: '86' },
    })
    expect(await exchange({ code })).toMatchObject({ errcode: 40029 })
    expect(await exchange({ code: await tap(), openid: 'oOther0001' })).toMatchObject({ errcode: 40029 })
    const late = await tap()
    cloud.clock.setOffset(300_000)
    expect(await exchange({ code: late })).toMatchObject({ errcode: 40029 })
    cloud.clock.setOffset(0)
  })

  it('draws a code for a page and its scene', async () => {
    const draw = (body: object): Promise<Response> =>
      fetch(`${cloud.url}/wechat/wxa/getwxacodeunlimit?access_token=${token}`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    const answer = await draw({ scene: 'login=abc', page: 'pages/ticket/index' })
    expect(answer.headers.get('content-type')).toBe('image/png')
    const png = Buffer.from(await answer.arrayBuffer())
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    const pixels = inflateSync(png.subarray(png.indexOf('IDAT') + 4))
    expect([width, pixels.length]).toEqual([height, height * (width + 1)])
    expect(await (await draw({ scene: '不行', page: '' })).json()).toMatchObject({ errcode: 40129 })
    expect(await (await draw({ scene: 'a', page: 'pages/none' })).json()).toMatchObject({ errcode: 41030 })
    expect(
      (await draw({ scene: 'a', page: 'pages/none', check_path: false })).headers.get('content-type'),
    ).toBe('image/png')
  })

  it('disturbs one end as told, and nothing else', async () => {
    const tries = async (): Promise<unknown> => send(notice()).catch(() => 'no answer')
    cloud.wechat.grant(ANNA, 'T1', 10)
    const delivered = (): number => cloud.wechat.sent().length
    cloud.wechat.fault('subscribe', { kind: 'lose', times: 1 })
    expect([await tries(), delivered()]).toEqual(['no answer', 0])
    cloud.wechat.fault('subscribe', { kind: 'answerLostAfterCommit', times: 1 })
    expect([await tries(), delivered()]).toEqual(['no answer', 1])
    cloud.wechat.fault('subscribe', { kind: 'duplicate', times: 1 })
    expect([await tries(), delivered()]).toEqual([expect.objectContaining({ errcode: 0 }), 3])
    cloud.wechat.fault('subscribe', { kind: 'busy', times: 1 })
    expect([await tries(), delivered()]).toEqual([expect.objectContaining({ errcode: -1 }), 3])
    cloud.wechat.fault('subscribe', { kind: 'http429' })
    expect(
      (await post(`${cloud.url}/wechat/cgi-bin/message/subscribe/send?access_token=${token}`, notice()))
        .status,
    ).toBe(429)
    expect(await ask('/cgi-bin/stable_token', credential())).toMatchObject({ access_token: token })
    cloud.wechat.fault('subscribe', { kind: 'delay', ms: 120, times: 1 })
    const from = performance.now()
    expect([await tries(), delivered()]).toEqual([expect.objectContaining({ errcode: 0 }), 4])
    expect(performance.now() - from).toBeGreaterThan(100)
    expect(await tries()).toMatchObject({ errcode: 0 })
  })

  it('delivers a message after the next one when told to, whatever its channel', async () => {
    cloud.wechat.grant(ANNA, 'T1', 2)
    cloud.wechat.bindEmployee(ANNA)
    cloud.wechat.fault('subscribe', { kind: 'reorder', times: 1 })
    const data = { thing1: { value: '先发' }, phrase2: { value: '好' } }
    expect(await send(notice({ data }))).toMatchObject({ errcode: 0 })
    expect(cloud.wechat.sent()).toEqual([])
    const task = { touser: ANNA, template_id: 'E1', page: '', data: '{"thing1":{"value":"后发"}}' }
    expect(await sendEmployee(task)).toMatchObject({ errcode: 0 })
    expect(cloud.wechat.sent().map((one) => one.data.thing1)).toEqual(['后发', '先发'])
  })

  it.each([
    ['token', '/cgi-bin/stable_token', credential()],
    ['employee', '/wxa/business/unbinduserb2cauthinfo', { openid_list: [] }],
    ['phoneNumber', '/wxa/business/getuserphonenumber', { code: 'a' }],
    ['wxacode', '/wxa/getwxacodeunlimit', { scene: 'a', page: 'pages/none' }],
  ] as const)('disturbs %s too', async (end, path, body) => {
    const tries = async (): Promise<unknown> =>
      await withToken(path, body).catch(() => ({ errcode: 'no answer' }))
    cloud.wechat.fault(end, { kind: 'lose', times: 1 })
    expect(await tries()).toMatchObject({ errcode: 'no answer' })
    cloud.wechat.fault(end, { kind: 'busy', times: 1 })
    expect(await tries()).toMatchObject({ errcode: -1 })
    cloud.wechat.fault(end, { kind: 'http429', times: 1 })
    expect(await tries()).toMatchObject({ errcode: 45009 })
    expect(() => cloud.wechat.fault(end, { kind: 'forge' })).toThrow('cannot suffer forge')
  })

  it('keeps consents and messages across a restart', async () => {
    cloud.wechat.grant(ANNA, 'T1', 2)
    await send(notice())
    await cloud.close()
    cloud = await startSampleCloud({ dir, wechat: SETTINGS })
    expect(cloud.wechat.balance(ANNA, 'T1')).toBe(1)
    expect(cloud.wechat.sent()).toHaveLength(1)
  })

  it('takes over what an older version kept in one text, and ignores a line cut off by a kill', async () => {
    cloud.wechat.grant(ANNA, 'T1', 2)
    await cloud.close()
    const lines = join(dir, 'wechat-phones.jsonl')
    appendFileSync(lines, '["oCutOff","consen')
    cloud = await startSampleCloud({ dir, wechat: SETTINGS })
    expect(cloud.wechat.balance(ANNA, 'T1')).toBe(2)
    expect(cloud.wechat.phones()).not.toContain('oCutOff')
    await cloud.close()
    rmSync(lines)
    const old = { phones: { [ANNA]: { consents: { T1: 7 }, refused: [], messagesOff: false } } }
    writeFileSync(join(dir, 'wechat.json'), JSON.stringify(old))
    for (const balance of [7, 8]) {
      cloud = await startSampleCloud({ dir, wechat: SETTINGS })
      expect(cloud.wechat.balance(ANNA, 'T1')).toBe(balance)
      cloud.wechat.grant(ANNA, 'T1')
      await cloud.close()
    }
    cloud = await startSampleCloud({ dir, wechat: SETTINGS })
  })

  it('refuses a browser session on the phone’s ends', async () => {
    const answer = await post(
      `${cloud.url}/phone-api/subscribe`,
      { tmplIds: ['T1'] },
      { authorization: `Bearer ${cloud.browserToken('staff-7')}` },
    )
    expect(answer.status).toBe(401)
  })
})
