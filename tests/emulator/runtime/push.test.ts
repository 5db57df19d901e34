import { createDecipheriv, createHash } from 'node:crypto'
import type { LocalCloud } from '../../../emulator/local-cloud'
import type { PushAddress } from '../../../emulator/wechat/push-format'
import { pushSignature } from '../../../emulator/wechat/push-format'
import type { WechatOptions } from '../../../emulator/wechat/templates'
import { stored, type Pushed } from './pushed'
import { post, startSampleCloud, temporaryFolder } from './sample-cloud'

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const APPID = 'wx1234567890'
const ANNA = 'oAnna00001'
const PLAIN: PushAddress = { path: '/http/sample/push', token: 'weixin', format: 'json' }

const sha1 = (...parts: (string | undefined)[]): string =>
  createHash('sha1').update(parts.map(String).sort().join('')).digest('hex')

/** What an honest receiver does with `Encrypt`, written from the description alone. */
function opened(sealed: string): { message: string; appid: string } {
  const key = Buffer.from(KEY + '=', 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16))
  decipher.setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()])
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0))
  const end = 20 + plain.readUInt32BE(16)
  return { message: plain.subarray(20, end).toString(), appid: plain.subarray(end).toString() }
}

describe('pushes of WeChat to an address', () => {
  const clouds: LocalCloud[] = []
  afterAll(() => Promise.all(clouds.map((cloud) => cloud.close())))

  async function start(push: WechatOptions['push'], dir?: string): Promise<LocalCloud> {
    const wechat: WechatOptions = { appid: APPID, secret: 'hush', templates: [], push }
    const cloud = await startSampleCloud({ wechat, ...(dir !== undefined && { dir }) })
    clouds.push(cloud)
    await cloud.call({ openid: ANNA }, 'sample', { task: 'echo' })
    return cloud
  }
  /** Has a picture checked; its push comes 5 seconds later. */
  async function check(cloud: LocalCloud, name = 'a'): Promise<string> {
    const credential = { grant_type: 'client_credential', appid: APPID, secret: 'hush' }
    const token = (await post(`${cloud.url}/wechat/cgi-bin/stable_token`, credential)).body as {
      access_token: string
    }
    const { body } = await post(
      `${cloud.url}/wechat/wxa/media_check_async?access_token=${token.access_token}`,
      { version: 2, openid: ANNA, scene: 1, media_type: 2, media_url: name },
    )
    return (body as { trace_id: string }).trace_id
  }
  const traceOf = (one: Pushed): string => (JSON.parse(one.body ?? '{}') as { trace_id: string }).trace_id

  it('agree with the documented example of a signature', () => {
    expect(pushSignature('AAAAA', '1714036504', '1514711492')).toBe(
      'f464b24fc39322e44b38aa78f5edd27bd1441696',
    )
  })

  it('are signed JSON in plain mode', async () => {
    const cloud = await start(PLAIN)
    const trace = await check(cloud)
    await cloud.advance(5000)
    const [one] = await stored(cloud)
    expect(one?.query?.signature).toBe(sha1('weixin', one?.query?.timestamp, one?.query?.nonce))
    expect(one?.type).toBe('application/json')
    expect(JSON.parse(one?.body ?? '')).toMatchObject({ Event: 'wxa_media_check', trace_id: trace })
  })

  it.each(['json', 'xml'] as const)('are sealed for this app in safe mode, as %s', async (format) => {
    const cloud = await start({ ...PLAIN, encodingAesKey: KEY, format })
    const trace = await check(cloud)
    await cloud.advance(5000)
    const [one] = await stored(cloud)
    const body = one?.body ?? ''
    const sealed =
      format === 'json'
        ? (JSON.parse(body) as { Encrypt: string }).Encrypt
        : (/<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body)?.[1] ?? '')
    const { timestamp, nonce, msg_signature: signature } = one?.query ?? {}
    expect(signature).toBe(sha1('weixin', timestamp, nonce, sealed))
    expect(body).not.toContain(trace)
    const { message, appid } = opened(sealed)
    expect(appid).toBe(APPID)
    const written = format === 'json' ? `"trace_id":"${trace}"` : `<trace_id><![CDATA[${trace}]]></trace_id>`
    expect(message).toContain(written)
  })

  it('come again after 5 seconds, three times in all, while they are not answered', async () => {
    const cloud = await start({ ...PLAIN, path: '/http/sample/push' })
    await cloud.call(null, 'sample', { task: 'failPushes', times: 2 })
    await check(cloud)
    await cloud.advance(9000)
    expect(await stored(cloud)).toHaveLength(1)
    await cloud.advance(60_000)
    expect(await stored(cloud)).toHaveLength(3)
    await cloud.database.clear()
    await cloud.call(null, 'sample', { task: 'failPushes', times: 9 })
    await check(cloud)
    await cloud.advance(600_000)
    expect(await stored(cloud)).toHaveLength(3)
  })

  it('are lost, delayed, duplicated, overtaken and forged as told', async () => {
    const cloud = await start(PLAIN)
    const arrived = async (): Promise<Pushed[]> => {
      const all = await stored(cloud)
      await cloud.database.clear()
      return all
    }
    cloud.wechat.fault('push', { kind: 'lose', times: 1 })
    await check(cloud)
    await cloud.advance(60_000)
    expect(await arrived()).toEqual([])

    cloud.wechat.fault('push', { kind: 'delay', ms: 20_000, times: 1 })
    await check(cloud)
    await cloud.advance(24_000)
    expect(await arrived()).toEqual([])
    await cloud.advance(2000)
    expect(await arrived()).toHaveLength(1)

    cloud.wechat.fault('push', { kind: 'duplicate', times: 1 })
    const twice = await check(cloud)
    await cloud.advance(60_000)
    expect((await arrived()).map(traceOf)).toEqual([twice, twice])

    cloud.wechat.fault('push', { kind: 'reorder', times: 1 })
    const first = await check(cloud)
    await cloud.advance(1000)
    const second = await check(cloud)
    await cloud.advance(120_000)
    expect((await arrived()).map(traceOf)).toEqual([second, first])

    cloud.wechat.fault('push', { kind: 'forge', times: 1 })
    await check(cloud)
    await cloud.advance(5000)
    const [forged, real] = await arrived()
    const right = (one?: Pushed): boolean =>
      one?.query?.signature === sha1('weixin', one?.query?.timestamp, one?.query?.nonce)
    expect([right(forged), right(real)]).toEqual([false, true])
    expect(JSON.parse(forged?.body ?? '')).toMatchObject({ result: { suggest: 'pass' } })
    expect(JSON.parse(real?.body ?? '')).toMatchObject({ errcode: -1008 })
  })

  it('survive a restart', async () => {
    const dir = temporaryFolder()
    const before = await start(PLAIN, dir)
    const trace = await check(before)
    await before.close()
    const after = await start(PLAIN, dir)
    await after.advance(5000)
    expect((await stored(after)).map(traceOf)).toEqual([trace])
  })

  it('go nowhere without a target', async () => {
    const cloud = await start(undefined)
    await check(cloud)
    await cloud.advance(60_000)
    expect(await stored(cloud)).toEqual([])
  })
})
