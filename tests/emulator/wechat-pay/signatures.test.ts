import { X509Certificate } from 'node:crypto'
import { Aes } from 'wechatpay-axios-plugin'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { APPID, DIRECT, handMade, HOUR, merchantClient, PROVIDER, startPayCloud } from './pay-cloud'

const QUERY = `/v3/pay/transactions/out-trade-no/T0?mchid=${DIRECT.mchid}`

describe('signatures of the pay platform', () => {
  let cloud: LocalCloud
  beforeAll(async () => {
    cloud = await startPayCloud()
  })
  afterAll(() => cloud.close())
  afterEach(() => cloud.clock.setOffset(0))

  it('takes the signature strings of the documentation as they stand there', async () => {
    // pay.weixin.qq.com/doc/v3/merchant/4012365336: GET and POST, at their own time.
    cloud.clock.setOffset(1_554_208_460_000 - Date.now())
    const nonce = '593BEC0C930BF1AFEB40B4A08C8FB242'
    const list = await handMade(cloud, {
      method: 'GET',
      path: '/v3/certificates',
      timestamp: 1554208460,
      nonce,
      signed: 'GET\n/v3/certificates\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n',
    })
    expect(list.status).toBe(200)
    const body = `{"appid":"${APPID}","mchid":"1900007291","description":"Image形象店-深圳腾大-QQ公仔","out_trade_no":"1217752501201407033233368018","notify_url":"https://www.weixin.qq.com/wxpay/pay.php","amount":{"total":100,"currency":"CNY"},"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}}`
    const order = await handMade(cloud, {
      method: 'POST',
      path: '/v3/pay/transactions/jsapi',
      body,
      timestamp: 1554208460,
      signed: `POST\n/v3/pay/transactions/jsapi\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n${body}\n`,
    })
    expect(await order.json()).toEqual({
      prepay_id: expect.stringMatching(/^wx201904022034\d\d[0-9a-f]{20}$/) as string,
    })
  })

  it.each([
    ['another body', { body: '{"a":2}', signed: `POST\n/v3/refund/domestic/refunds\n{now}\nN\n{"a":1}\n` }],
    ['no last line feed', { signed: 'POST\n/v3/refund/domestic/refunds\n{now}\nN\n{}' }],
    ['another path', { signed: 'POST\n/v3/refund/domestic\n{now}\nN\n{}\n' }],
    ['another time', { signed: 'POST\n/v3/refund/domestic/refunds\n1\nN\n{}\n' }],
    ['another nonce', { signed: 'POST\n/v3/refund/domestic/refunds\n{now}\nM\n{}\n' }],
  ])('refuses %s', async (_name, spoilt) => {
    const now = Math.floor(cloud.clock.now() / 1000)
    const answer = await handMade(cloud, {
      method: 'POST',
      path: '/v3/refund/domestic/refunds',
      body: '{}',
      nonce: 'N',
      timestamp: now,
      ...spoilt,
      signed: spoilt.signed.replace('{now}', String(now)),
    })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({
      code: 'SIGN_ERROR',
      message: '错误的签名，验签失败',
      detail: {
        field: 'signature',
        issue: 'sign not match',
        location: 'authorization',
        sign_information: { method: 'POST', url: '/v3/refund/domestic/refunds' },
      },
    })
  })

  it('refuses what is more than five minutes off, unknown merchants and serials, and no signature at all', async () => {
    const now = Math.floor(cloud.clock.now() / 1000)
    const at = (timestamp: number): Promise<number> =>
      handMade(cloud, { method: 'GET', path: QUERY, timestamp }).then((answer) => answer.status)
    expect(await Promise.all([at(now - 302), at(now + 302), at(now - 295), at(now + 295)])).toEqual([
      401, 401, 404, 404,
    ])
    const get = { method: 'GET', path: QUERY }
    expect((await handMade(cloud, { ...get, mchid: '1900000000' })).status).toBe(401)
    expect((await handMade(cloud, { ...get, serial: 'ABC' })).status).toBe(401)
    expect((await handMade(cloud, { ...get, serial: DIRECT.serial.toLowerCase() })).status).toBe(404)
    const bare = await fetch(`${cloud.url}/wechatpay${QUERY}`)
    expect([bare.status, await bare.json()]).toEqual([401, expect.objectContaining({ code: 'SIGN_ERROR' })])
  })

  it('signs with the key the request asks for, refusals too', async () => {
    const call = merchantClient(cloud)
    const newest = cloud.pay.certificates()[0]!.serial
    const { id } = cloud.pay.publicKey()
    const serialOf = async (asked?: string): Promise<string | undefined> =>
      (await call('GET', '/v3/certificates', undefined, asked ? { 'Wechatpay-Serial': asked } : {})).headers[
        'wechatpay-serial'
      ]
    expect([await serialOf(), await serialOf(id), await serialOf(newest)]).toEqual([newest, id, newest])
    const unknown = await call('GET', QUERY, undefined, { 'Wechatpay-Serial': 'PUB_KEY_ID_1' })
    expect([unknown.status, unknown.data.code]).toEqual([400, 'PARAM_ERROR'])
    expect((await call('GET', QUERY)).headers['wechatpay-signature']).toBeDefined()
  })

  it('lists two certificates after a rotation, which openssl’s reader takes, and one again ten days later', async () => {
    const call = merchantClient(cloud)
    const former = cloud.pay.certificates()[0]!.serial
    cloud.pay.rotateCertificate()
    type Listed = { serial_no: string; encrypt_certificate: Record<string, string> }
    const list = async (): Promise<Listed[]> =>
      (await call('GET', '/v3/certificates', undefined, { 'Wechatpay-Serial': former })).data.data as Listed[]
    const listed = await list()
    expect(listed).toHaveLength(2)
    for (const { serial_no, encrypt_certificate: sealed } of listed) {
      const pem = Aes.AesGcm.decrypt(
        String(sealed.ciphertext),
        DIRECT.apiV3Key,
        String(sealed.nonce),
        String(sealed.associated_data),
      )
      const certificate = new X509Certificate(pem)
      expect(certificate.serialNumber).toBe(serial_no)
      expect(certificate.verify(certificate.publicKey)).toBe(true)
      expect(Date.parse(certificate.validTo)).toBeGreaterThan(cloud.clock.now())
    }
    expect(listed[1]!.serial_no).toBe(former)
    cloud.clock.setOffset(241 * HOUR)
    expect(cloud.pay.certificates()).toHaveLength(1)
  })

  it('has no certificates for a merchant of the public-key kind', async () => {
    const other = await startPayCloud({ pay: { merchants: [{ ...DIRECT, keyMode: 'publicKey' }, PROVIDER] } })
    const call = merchantClient(other)
    const answer = await call('GET', '/v3/certificates')
    expect([answer.status, answer.data.code, answer.headers['wechatpay-serial']]).toEqual([
      404,
      'RESOURCE_NOT_EXISTS',
      other.pay.publicKey().id,
    ])
    await other.close()
  })
})
