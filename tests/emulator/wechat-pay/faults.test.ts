import type { LocalCloud } from '../../../emulator/local-cloud'
import type { PayEnd, PayFaultKind } from '../../../emulator/wechat-pay/faults'
import { DIRECT, freshNo, merchantClient, orderBody, paidOrder, startPayCloud, type Call } from './pay-cloud'

const ORDERS = '/v3/pay/transactions'

describe('faults of the pay platform', () => {
  let cloud: LocalCloud
  let call: Call
  beforeAll(async () => {
    cloud = await startPayCloud()
    call = merchantClient(cloud)
  })
  afterAll(() => cloud.close())

  const place = (no = freshNo()): ReturnType<Call> =>
    call('POST', `${ORDERS}/jsapi`, orderBody(no, 'https://pay.example.com/notify'))
  const query = (no: string): ReturnType<Call> =>
    call('GET', `${ORDERS}/out-trade-no/${no}?mchid=${DIRECT.mchid}`)
  const known = (no: string): boolean => cloud.pay.orders().some((one) => one.outTradeNo === no)
  const once = (end: PayEnd, kind: PayFaultKind, ms?: number): void =>
    cloud.pay.fault(end, { kind, times: 1, ms })
  const outcome = async (reply: ReturnType<Call>): Promise<unknown> => {
    try {
      const { status, data } = await reply
      return typeof data.code === 'string' ? `${status} ${data.code}` : status
    } catch (error) {
      return (error as { code?: string }).code
    }
  }

  it.each([
    ['lose', 'ECONNRESET', false],
    ['answerLostAfterCommit', 'ECONNRESET', true],
    ['http429', '429 FREQUENCY_LIMITED', false],
    ['systemError', '500 SYSTEM_ERROR', false],
    ['systemErrorAfterCommit', '500 SYSTEM_ERROR', true],
    ['forge', 'EV3_RES_HEADER_SIGNATURE_DIGEST', true],
    ['tamper', 'EV3_RES_HEADER_SIGNATURE_DIGEST', true],
    ['stale', 'EV3_RES_HEADER_TIMESTAMP_OFFSET', true],
    ['unsigned', 'EV3_RES_HEADERS_INCOMPLATE', true],
  ] as const)('an order under %s: %s, done: %s, and the same again is right', async (kind, said, done) => {
    const no = freshNo()
    once('order', kind)
    expect(await outcome(place(no))).toBe(said)
    expect(known(no)).toBe(done)
    expect(await outcome(place(no))).toBe(200)
  })

  it('an order carried out twice has two prepay_ids, one that is held back comes second, and a delay passes', async () => {
    const [double, late, next, slow] = [freshNo(), freshNo(), freshNo(), freshNo()]
    once('order', 'duplicate')
    await place(double)
    expect(cloud.pay.orders().find((one) => one.outTradeNo === double)!.prepays).toHaveLength(2)
    once('order', 'reorder', 5000)
    const held = place(late)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await place(next)
    await held
    const numbers = cloud.pay.orders().map((one) => one.outTradeNo)
    expect(numbers.indexOf(next)).toBeLessThan(numbers.indexOf(late))
    once('order', 'delay', 120)
    const from = performance.now()
    expect(await outcome(place(slow))).toBe(200)
    expect(performance.now() - from).toBeGreaterThan(100)
  })

  it('strikes each end by itself', async () => {
    const no = await paidOrder(cloud, call, 'https://pay.example.com/notify')
    const open = freshNo()
    await place(open)
    const refund = {
      out_trade_no: no,
      out_refund_no: 'R1',
      amount: { refund: 1, total: 100, currency: 'CNY' },
    }
    const calls: Record<Exclude<PayEnd, 'notify'>, () => ReturnType<Call>> = {
      order: () => place(open),
      query: () => query(no),
      close: () => call('POST', `${ORDERS}/out-trade-no/${open}/close`, { mchid: DIRECT.mchid }),
      refund: () => call('POST', '/v3/refund/domestic/refunds', refund),
      refundQuery: () => call('GET', '/v3/refund/domestic/refunds/R1'),
      bill: () => call('GET', '/v3/bill/tradebill?bill_date=2020-01-01'),
      certificates: () => call('GET', '/v3/certificates'),
    }
    for (const [end, ask] of Object.entries(calls)) {
      once(end as PayEnd, 'systemError')
      for (const [other, work] of Object.entries(calls)) {
        if (other !== end) expect(await outcome(work())).not.toBe('500 SYSTEM_ERROR')
      }
      expect(await outcome(ask())).toBe('500 SYSTEM_ERROR')
    }
  })

  it('gives the money back once when the answer to a refund was lost', async () => {
    const no = await paidOrder(cloud, call, 'https://pay.example.com/notify')
    const refund = {
      out_trade_no: no,
      out_refund_no: 'R-lost',
      amount: { refund: 100, total: 100, currency: 'CNY' },
    }
    once('refund', 'answerLostAfterCommit')
    expect(await outcome(call('POST', '/v3/refund/domestic/refunds', refund))).toBe('ECONNRESET')
    expect(await outcome(call('POST', '/v3/refund/domestic/refunds', refund))).toBe(200)
    expect(cloud.pay.refunds().filter((one) => one.outRefundNo === 'R-lost')).toHaveLength(1)
  })
})
