import { receivePush, type HttpRequest } from '../../cloudfunctions/_kit/wechat/push'
import { pushRequest, pushSignature, type PushAddress } from '../../emulator/wechat/push-format'

const NOW = Date.UTC(2026, 2, 11, 2)
const STAMP = String(NOW / 1000)
const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const ADDRESS: PushAddress = { path: '/wechat', token: 'a-token', format: 'json' }
const EVENT = { Event: 'wxa_media_check', trace_id: 'a-trace', ToUserName: 'gh_1' }
const NAMES = ['WECHAT_APPID', 'WECHAT_PUSH_TOKEN', 'WECHAT_PUSH_KEY'] as const

beforeEach(() => {
  process.env['WECHAT_APPID'] = 'wxlocal'
  process.env['WECHAT_PUSH_TOKEN'] = 'a-token'
})
afterEach(() => {
  for (const name of NAMES) process.env[name] = ''
})

const sent = (address: PushAddress, more: Partial<Parameters<typeof pushRequest>[0]> = {}): HttpRequest => {
  const { query, body } = pushRequest({
    ...{ address, appid: 'wxlocal', event: EVENT, timestamp: STAMP, nonce: '42' },
    ...{ random: Buffer.alloc(16, 7), forged: false },
    ...more,
  })
  return {
    httpMethod: 'POST',
    queryStringParameters: Object.fromEntries(query),
    body,
    isBase64Encoded: false,
  }
}
const received = async (request: HttpRequest, at = NOW) => {
  const events: unknown[] = []
  const { statusCode, body } = await receivePush(request, at, (event) =>
    Promise.resolve(void events.push(event)),
  )
  return { statusCode, body, events }
}
const ACCEPTED = { statusCode: 200, body: 'success', events: [EVENT] }
const REFUSED = { statusCode: 403, body: 'refused', events: [] }

describe('WeChat’s message push (消息推送)', () => {
  it('confirms the address with what WeChat sends, and echoes it to nobody else', async () => {
    const signature = pushSignature('a-token', STAMP, '42')
    const query = { signature, timestamp: STAMP, nonce: '42', echostr: 'said-once' }
    const ask = (more: object) =>
      received({ httpMethod: 'GET', queryStringParameters: { ...query, ...more } })
    expect(await ask({})).toEqual({ statusCode: 200, body: 'said-once', events: [] })
    expect(await ask({ signature: 'f'.repeat(40) })).toEqual(REFUSED)
  })

  it('is taken in plain mode, as text or base64', async () => {
    const request = sent(ADDRESS)
    expect(await received(request)).toEqual(ACCEPTED)
    const coded = Buffer.from(request.body as string).toString('base64')
    expect(await received({ ...request, body: coded, isBase64Encoded: true })).toEqual(ACCEPTED)
  })

  it('is taken in safe mode, and in plain mode no more', async () => {
    process.env['WECHAT_PUSH_KEY'] = KEY
    const sealed = { ...ADDRESS, encodingAesKey: KEY }
    expect(await received(sent(sealed))).toEqual(ACCEPTED)
    expect(await received(sent(ADDRESS))).toEqual(REFUSED)
    expect(await received(sent(sealed, { appid: 'wxother' }))).toEqual(REFUSED)
    expect(await received(sent({ ...ADDRESS, encodingAesKey: KEY.replace('a', 'b') }))).toEqual(REFUSED)
    const changed = sent(sealed)
    const other = sent(sealed, { event: { ...EVENT, trace_id: 'another' } })
    expect(await received({ ...changed, body: other.body })).toEqual(REFUSED)
  })

  it.each([
    ['signed with another token', sent(ADDRESS, { forged: true }), NOW],
    ['six minutes old', sent(ADDRESS), NOW + 6 * 60_000],
    ['from the future', sent(ADDRESS), NOW - 6 * 60_000],
    ['without a query', { httpMethod: 'POST', body: '{}' }, NOW],
    ['that is no JSON', { ...sent(ADDRESS), body: '<xml></xml>' }, NOW],
    ['of 100 kB', { ...sent(ADDRESS), body: JSON.stringify({ x: 'x'.repeat(100_000) }) }, NOW],
  ])('%s is refused', async (_what, request, at) => {
    expect(await received(request, at)).toEqual(REFUSED)
  })

  it('is refused whole where no token is set', async () => {
    process.env['WECHAT_PUSH_TOKEN'] = ''
    const empty = { ...ADDRESS, token: '' }
    expect(await received(sent(empty))).toEqual(REFUSED)
  })
})
