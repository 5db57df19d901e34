import type { LocalCloud } from '../../../emulator/local-cloud'
import {
  ANNA,
  APPID,
  DIRECT,
  HOUR,
  merchantClient,
  MINUTE,
  opened,
  paidOrder,
  PROVIDER,
  receiverFunctions,
  startPayCloud,
  startReceiver,
  type Call,
  type Receiver,
} from './pay-cloud'

describe('notifications of the pay platform', () => {
  let cloud: LocalCloud
  let call: Call
  let receiver: Receiver
  beforeEach(async () => {
    cloud = await startPayCloud()
    call = merchantClient(cloud)
    receiver = await startReceiver()
  })
  afterEach(async () => {
    await cloud.close()
    await receiver.close()
  })
  const pay = async (): Promise<string> => {
    const no = await paidOrder(cloud, call, receiver.url)
    await cloud.settled()
    return no
  }
  const state = (): unknown[] => cloud.pay.notices().map((one) => one.state)

  it('tells of a payment at once, encrypted and signed, and stops at 204 as at 200', async () => {
    const no = await pay()
    const letter = receiver.letters[0]!
    expect(JSON.parse(letter.body)).toMatchObject({
      event_type: 'TRANSACTION.SUCCESS',
      resource_type: 'encrypt-resource',
      summary: '支付成功',
      resource: {
        original_type: 'transaction',
        algorithm: 'AEAD_AES_256_GCM',
        associated_data: 'transaction',
      },
    })
    expect(opened(cloud, letter)).toMatchObject({
      appid: APPID,
      mchid: DIRECT.mchid,
      out_trade_no: no,
      trade_state: 'SUCCESS',
      payer: { openid: ANNA },
      amount: { total: 100, payer_total: 100 },
    })
    receiver.answers.push(200)
    await pay()
    await cloud.advance(25 * HOUR)
    expect([receiver.letters.length, state()]).toEqual([2, ['delivered', 'delivered']])
  })

  it('repeats by the table, 15 times in 24 h 4 min, and then never again', async () => {
    receiver.answers.push(...Array.from({ length: 20 }, () => 500))
    await pay()
    await cloud.advance(30 * HOUR)
    const { attempts, state: end } = cloud.pay.notices()[0]!
    const waits = attempts.slice(1).map((one, i) => Math.round((one.at - attempts[i]!.at) / 1000))
    const table = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600]
    // Each answer takes a moment of real time.
    expect(waits.map((wait, i) => Math.abs(wait - table[i]!) <= 2)).toEqual(table.map(() => true))
    expect([attempts.length, table.reduce((sum, one) => sum + one), end]).toEqual([
      16,
      24 * 3600 + 4 * 60,
      'given up',
    ])
    const bodies = new Set(receiver.letters.map((one) => one.body))
    expect([receiver.letters.length, bodies.size]).toEqual([16, 1])
    await cloud.pay.resend(cloud.pay.notices()[0]!.id)
    expect(receiver.letters).toHaveLength(17)
  })

  it.each([201, 302, 401, 500])('does not take %i for an acknowledgement', async (status) => {
    receiver.answers.push(status)
    await pay()
    expect(state()).toEqual(['waiting'])
    await cloud.advance(15_000)
    expect([receiver.letters.length, state()]).toEqual([2, ['delivered']])
  })

  it('reaches a function through HTTP access, which verifies with the keys of its environment', async () => {
    await cloud.close()
    cloud = await startPayCloud({
      functionsDir: receiverFunctions(),
      functionEnv: {
        paynotify: { PAY_KEY_ID: '{payPublicKeyId}', PAY_KEY: '{payPublicKey}', PAY_V3_KEY: DIRECT.apiV3Key },
      },
      pay: { merchants: [DIRECT, PROVIDER], signTestEvery: 1 },
    })
    call = merchantClient(cloud)
    const no = await paidOrder(cloud, call, `${cloud.url}/http/paynotify/pay`)
    await cloud.settled()
    expect(cloud.pay.notices()[0]!.attempts).toMatchObject([
      { probe: true, ok: false, outcome: '401' },
      { ok: true, outcome: '204' },
    ])
    const printed = cloud.logs.tail('paynotify', 5).map((line) => line.text)
    expect(printed.join('')).toContain(`"out_trade_no":"${no}"`)
  })

  it('probes the first and each nth with a signature that must be refused, and says who accepts it', async () => {
    await cloud.close()
    const lines: string[] = []
    cloud = await startPayCloud({
      pay: { merchants: [DIRECT], signTestEvery: 2 },
      log: (line) => lines.push(line),
    })
    call = merchantClient(cloud)
    for (let i = 0; i < 3; i += 1) await pay()
    const probes = receiver.letters.map((one) =>
      String(one.headers['wechatpay-signature']).startsWith('WECHATPAY/SIGNTEST/'),
    )
    expect(probes).toEqual([true, false, false, true, false])
    expect(() => opened(cloud, receiver.letters[0]!)).toThrow('signature')
    expect(lines.filter((line) => line.includes('SIGNTEST'))).toHaveLength(2)
  })

  it('signs with the certificate when the merchant still has one and is told so', async () => {
    cloud.pay.notifyWith('certificate')
    await pay()
    const [certificate] = cloud.pay.certificates()
    expect(receiver.letters[0]!.headers['wechatpay-serial']).toBe(certificate!.serial)
    expect(opened(cloud, receiver.letters[0]!, certificate!.pem)).toMatchObject({ mchid: DIRECT.mchid })
  })

  it('never leaves this machine', async () => {
    await paidOrder(cloud, call, 'https://pay.example.com/notify')
    await cloud.settled()
    expect(cloud.pay.notices()[0]!.attempts).toMatchObject([
      { ok: false, outcome: 'unreachable: not on this machine' },
    ])
  })

  it('is lost, late, doubled, overtaken, or its answer is lost, as told', async () => {
    const arrived = (): number => receiver.letters.length
    cloud.pay.fault('notify', { kind: 'lose', times: 1 })
    await pay()
    expect(arrived()).toBe(0)
    await cloud.advance(15_000)
    expect(arrived()).toBe(1)

    cloud.pay.fault('notify', { kind: 'delay', ms: MINUTE, times: 1 })
    await pay()
    await cloud.advance(55_000)
    expect(arrived()).toBe(1)
    await cloud.advance(6_000)
    expect(arrived()).toBe(2)

    cloud.pay.fault('notify', { kind: 'duplicate', times: 1 })
    await pay()
    expect(arrived()).toBe(4)
    expect(receiver.letters[2]!.body).toBe(receiver.letters[3]!.body)

    cloud.pay.fault('notify', { kind: 'answerLostAfterCommit', times: 1 })
    await pay()
    await cloud.advance(15_000)
    expect([arrived(), cloud.pay.notices()[3]!.attempts.map((one) => one.outcome)]).toEqual([
      6,
      ['204, lost', '204'],
    ])

    cloud.pay.fault('notify', { kind: 'reorder', times: 1 })
    const first = await pay()
    const second = await pay()
    await cloud.settled()
    const told = receiver.letters.slice(6).map((one) => opened(cloud, one).out_trade_no)
    expect(told).toEqual([second, first])
    expect(new Set(state())).toEqual(new Set(['delivered']))
  })

  it.each([
    ['forge', true],
    ['tamper', true],
    ['stale', false],
  ] as const)('comes flawed once (%s) and right at the next try', async (kind, breaksSignature) => {
    receiver.answers.push(401)
    cloud.pay.fault('notify', { kind, times: 1 })
    const no = await pay()
    const letter = receiver.letters[0]!
    if (breaksSignature) expect(() => opened(cloud, letter)).toThrow('signature')
    else expect(cloud.clock.now() / 1000 - Number(letter.headers['wechatpay-timestamp'])).toBeGreaterThan(300)
    await cloud.advance(15_000)
    expect(opened(cloud, receiver.letters[1]!)).toMatchObject({ out_trade_no: no })
  })

  it('comes without a signature as told, and knows which faults it cannot suffer', async () => {
    cloud.pay.fault('notify', { kind: 'unsigned', times: 1 })
    await pay()
    expect(receiver.letters[0]!.headers['wechatpay-signature']).toBeUndefined()
    expect(() => cloud.pay.fault('notify', { kind: 'http429' })).toThrow('cannot suffer')
  })
})
