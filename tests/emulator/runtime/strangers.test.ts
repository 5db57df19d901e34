import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { statusOf } from './raw-request'
import { startSampleCloud } from './sample-cloud'

describe('strangers', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startSampleCloud()
  })
  afterAll(() => cloud.close())

  /** Every way in; a page of another site must not get through any of them. */
  const ENDS = [
    ['POST', '/v1/functions/sample'],
    ['POST', '/auth/v1/signin/custom'],
    ['POST', '/auth/v1/token'],
    ['POST', '/auth/v1/revoke'],
    ['GET', '/auth/v1/user/me'],
    ['POST', '/admin'],
    ['POST', '/http/sample/pay/notify'],
    ['POST', '/phone-api/subscribe'],
    ['POST', '/wechat/cgi-bin/stable_token'],
    ['POST', '/wechat/wxa/msg_sec_check'],
    ['POST', '/wecom/cgi-bin/webhook/send?key=a'],
    ['POST', '/weapp/upload?path=in/a'],
    ['PUT', '/storage/in/a'],
    ['GET', '/storage/in/a'],
    ['POST', '/__console/advance'],
    ['POST', '/__console/timers'],
    ['POST', '/__console/faults'],
    ['GET', '/__console'],
    ['GET', '/phone/oPhone0001'],
    ['GET', '/phone/oPhone0001/wechat'],
    ['GET', '/browser/staff-7'],
    ['GET', '/'],
  ] as const

  it.each(ENDS)('keeps %s %s from rebound names and from other sites', async (method, path) => {
    const { port } = new URL(cloud.url)
    const own = { host: `127.0.0.1:${port}` }
    const from = (headers: Record<string, string>): Promise<number> =>
      statusOf(cloud.url, { method, path, headers: { ...own, ...headers } })
    for (const host of [`evil.example:${port}`, `127.0.0.1.evil.example:${port}`, 'localhost', '127.0.0.1:1'])
      expect([host, await from({ host })]).toEqual([host, 403])
    if (method === 'GET') return
    const strangers: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: `http://evil.example:${port}` },
      { origin: `https://127.0.0.1:${port}` },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', 'content-type': 'text/plain' },
    ]
    for (const headers of strangers) expect([headers, await from(headers)]).toEqual([headers, 403])
  })

  it('listens on the loopback address only', async () => {
    const { port } = new URL(cloud.url)
    const foreign = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((one) => !one.internal && one.family === 'IPv4')
    const tried = await Promise.all(
      ['127.0.0.2', ...foreign.map((one) => one.address)].map(
        (host) =>
          new Promise((resolve) => {
            const socket = connect({ host, port: Number(port) }, () => resolve('connected'))
            socket.on('error', () => resolve('refused')).setTimeout(2000, () => resolve('refused'))
            socket.on('close', () => socket.destroy())
          }),
      ),
    )
    expect(new Set(tried)).toEqual(new Set(['refused']))
  })

  it('shows no page inside another site’s frame', async () => {
    for (const path of ['/__console', '/phone/oPhone0001/wechat'])
      expect((await fetch(cloud.url + path)).headers.get('content-security-policy')).toContain(
        "frame-ancestors 'none'",
      )
  })

  it('answers this machine’s own pages only', async () => {
    const { port } = new URL(cloud.url)
    expect(await statusOf(cloud.url, { headers: { host: `evil.example:${port}` } })).toBe(403)
    expect(await statusOf(cloud.url, { headers: { host: 'localhost:1' } })).toBe(403)
    expect(await statusOf(cloud.url, { path: '/__console', headers: { host: `localhost:${port}` } })).toBe(
      200,
    )
    const from = (headers: Record<string, string>) =>
      statusOf(cloud.url, { method: 'POST', path: '/admin', headers })
    expect(await from({ origin: 'http://evil.example' })).toBe(403)
    expect(await from({ origin: `http://evil.example:${port}` })).toBe(403)
    expect(await from({ origin: 'null' })).toBe(403)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ origin: cloud.url, 'sec-fetch-site': 'same-origin' })).toBe(403)
    expect(await from({})).toBe(200)
  })
})
