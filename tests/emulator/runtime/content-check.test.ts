import type { LocalCloud } from '../../../emulator/local-cloud'
import type { WechatOptions } from '../../../emulator/wechat/templates'
import { stored } from './pushed'
import { post, startSampleCloud } from './sample-cloud'

const SETTINGS: WechatOptions = {
  appid: 'wx1234567890',
  secret: 'hush',
  templates: [],
  markers: [
    { text: '违禁词', suggest: 'risky', label: 20_006 },
    { text: '可疑词', suggest: 'review', label: 10_001 },
  ],
  push: { function: 'sample' },
}
const ANNA = 'oAnna00001'

describe('content checks', () => {
  let cloud: LocalCloud
  let token: string
  beforeAll(async () => {
    cloud = await startSampleCloud({ wechat: SETTINGS })
  })
  afterAll(() => cloud.close())
  beforeEach(async () => {
    cloud.clock.setOffset(0)
    cloud.wechat.clear()
    await cloud.database.clear()
    const credential = { grant_type: 'client_credential', appid: SETTINGS.appid, secret: SETTINGS.secret }
    const { body } = await post(`${cloud.url}/wechat/cgi-bin/stable_token`, credential)
    token = (body as { access_token: string }).access_token
    await cloud.call({ openid: ANNA }, 'sample', { task: 'echo' })
  })

  const ask = async (end: string, body: object): Promise<unknown> =>
    (await post(`${cloud.url}/wechat/wxa/${end}?access_token=${token}`, body)).body
  const checkText = (more: object): Promise<unknown> =>
    ask('msg_sec_check', { version: 2, openid: ANNA, scene: 2, content: '水管漏水', ...more })
  const checkMedia = (more: object): Promise<unknown> =>
    ask('media_check_async', { version: 2, openid: ANNA, scene: 2, media_type: 2, ...more })

  it.each([
    ['水管漏水', 'pass', 100],
    ['这里有违禁词一个', 'risky', 20_006],
    ['这里有可疑词一个', 'review', 10_001],
    ['可疑词和违禁词', 'risky', 20_006],
  ])('says of %s: %s', async (content, suggest, label) => {
    expect(await checkText({ content })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      trace_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/) as string,
      result: { suggest, label },
      detail: [
        { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
        { strategy: 'keyword', errcode: 0 },
      ],
    })
  })

  it('reads the title too, and follows a list that is changed', async () => {
    expect(await checkText({ title: '违禁词' })).toMatchObject({ result: { suggest: 'risky' } })
    cloud.wechat.setMarkers([{ text: '漏水', suggest: 'risky' }])
    expect(await checkText({})).toMatchObject({ result: { suggest: 'risky' } })
    cloud.wechat.setMarkers(SETTINGS.markers ?? [])
  })

  it.each([
    ['nothing to check', { content: '' }, 44_002],
    ['2,501 characters', { content: '字'.repeat(2501) }, 45_002],
    ['version 1', { version: 1 }, 47_001],
    ['another scene', { scene: 5 }, 40_129],
    ['no openid', { openid: '' }, 40_003],
    ['an openid of another app', { openid: 'oStranger1' }, 43_104],
  ])('refuses %s', async (_name, more, errcode) => {
    expect(await checkText(more)).toMatchObject({ errcode })
  })

  it('takes 2,500 characters, and nobody who has not used the app for two hours', async () => {
    expect(await checkText({ content: '字'.repeat(2500) })).toMatchObject({ errcode: 0 })
    cloud.clock.setOffset(2 * 3_600_000)
    expect(await checkText({})).toMatchObject({ errcode: 42_001 })
    const renewed = await post(`${cloud.url}/wechat/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: SETTINGS.appid,
      secret: SETTINGS.secret,
    })
    token = (renewed.body as { access_token: string }).access_token
    expect(await checkText({})).toMatchObject({ errcode: 61_010 })
    await cloud.call({ openid: ANNA }, 'sample', { task: 'echo' })
    expect(await checkText({})).toMatchObject({ errcode: 0 })
  })

  it('wants a valid access token', async () => {
    token = 'made-up'
    expect(await checkText({})).toMatchObject({ errcode: 40_001 })
  })

  const linkTo = async (text: string, maxAge = 600): Promise<string> => {
    const { fileID } = (await cloud.call(null, 'sample', { task: 'upload', path: 'in/a.jpg', text })) as {
      fileID: string
    }
    const list = await cloud.call(null, 'sample', { task: 'link', fileID, maxAge })
    return (list as { tempFileURL: string }[])[0]!.tempFileURL
  }

  it('pushes the result of a picture by the clock to the function', async () => {
    const answer = await checkMedia({ media_url: await linkTo('…违禁词…') })
    expect(answer).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) as string })
    await cloud.advance(4000)
    expect(await stored(cloud)).toEqual([])
    await cloud.advance(1000)
    const { trace_id: trace } = answer as { trace_id: string }
    expect(await stored(cloud)).toMatchObject([
      {
        source: 'wx_trigger',
        pushed: {
          FromUserName: ANNA,
          MsgType: 'event',
          Event: 'wxa_media_check',
          appid: SETTINGS.appid,
          trace_id: trace,
          version: 2,
          errcode: 0,
          result: { suggest: 'risky', label: 20_006 },
        },
      },
    ])
  })

  it('says of every picture what was set, until it is taken back', async () => {
    const suggested = async () => {
      await checkMedia({ media_url: await linkTo('…违禁词…') })
      await cloud.advance(5000)
      const pushed = await stored(cloud)
      await cloud.database.clear()
      return (pushed[0]?.pushed as { result: { suggest: string } }).result.suggest
    }
    cloud.wechat.setPictures('pass')
    expect(await suggested()).toBe('pass')
    cloud.wechat.setPictures('review')
    expect(await suggested()).toBe('review')
    expect(await checkText({})).toMatchObject({ result: { suggest: 'pass' } })
    cloud.wechat.setPictures(null)
    expect(await suggested()).toBe('risky')
  })

  it('says that it could not fetch a picture', async () => {
    const expired = await linkTo('a', 1)
    cloud.clock.setOffset(2000)
    for (const url of [expired, 'https://example.com/a.jpg', `${cloud.url}/admin`, 'no address'])
      expect(await checkMedia({ media_url: url })).toMatchObject({ errcode: 0 })
    await cloud.advance(5000)
    const pushed = await stored(cloud)
    expect(pushed).toHaveLength(4)
    for (const one of pushed) {
      expect(one).toMatchObject({ pushed: { errcode: -1008 } })
      expect(one.pushed).not.toHaveProperty('result')
    }
  })

  it('refuses a picture without address or of another type', async () => {
    expect(await checkMedia({})).toMatchObject({ errcode: 44_002 })
    expect(await checkMedia({ media_url: 'x', media_type: 3 })).toMatchObject({ errcode: 40_004 })
  })

  it.each(['msg_sec_check', 'media_check_async'])('disturbs %s as told', async (path) => {
    const end = path === 'msg_sec_check' ? 'textCheck' : 'mediaCheck'
    const check = async (): Promise<unknown> =>
      (path === 'msg_sec_check' ? checkText({}) : checkMedia({ media_url: 'x' })).catch(() => 'no answer')
    cloud.wechat.fault(end, { kind: 'lose', times: 1 })
    expect(await check()).toBe('no answer')
    cloud.wechat.fault(end, { kind: 'busy', times: 1 })
    expect(await check()).toMatchObject({ errcode: -1 })
    cloud.wechat.fault(end, { kind: 'http429', times: 1 })
    expect(await check()).toMatchObject({ errcode: 45_009 })
    expect(await check()).toMatchObject({ errcode: 0 })
    expect(() => cloud.wechat.fault(end, { kind: 'forge' })).toThrow('cannot suffer forge')
  })

  it('answers cloud calls of the server SDK from the same ends', async () => {
    const call = (apiName: string, body: object): Promise<unknown> =>
      cloud.call(null, 'sample', { task: 'openApi', apiName, body })
    const body = { version: 2, openid: ANNA, scene: 2, content: '违禁词' }
    for (const name of ['security.msgSecCheck', 'openapi.security.msgSecCheck'])
      expect(await call(name, body)).toMatchObject({ result: { errcode: 0, result: { suggest: 'risky' } } })
    expect(await call('security.msgSecCheck', { ...body, scene: 9 })).toMatchObject({
      result: { errcode: 40_129 },
    })
    expect(await call('auth.getAccessToken', {})).toMatchObject({
      message: expect.stringContaining('-604100') as string,
    })
    cloud.wechat.fault('textCheck', { kind: 'lose', times: 1 })
    expect(await call('security.msgSecCheck', body)).toMatchObject({ code: 'SYS_ERR' })
  })
})
