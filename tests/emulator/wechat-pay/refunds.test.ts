import type { LocalCloud } from '../../../emulator/local-cloud'
import {
  DIRECT,
  freshNo,
  HOUR,
  merchantClient,
  MINUTE,
  opened,
  paidOrder,
  startPayCloud,
  startReceiver,
  type Call,
  type Receiver,
} from './pay-cloud'

const REFUNDS = '/v3/refund/domestic/refunds'

describe('refunds of the pay platform', () => {
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

  const body = (no: string, refundNo: string, refund: number, more: object = {}): object => ({
    out_trade_no: no,
    out_refund_no: refundNo,
    amount: { refund, total: 100, currency: 'CNY' },
    ...more,
  })
  const apply = (no: string, refundNo: string, refund: number, more: object = {}): ReturnType<Call> =>
    call('POST', REFUNDS, body(no, refundNo, refund, more))
  const order = (): Promise<string> => paidOrder(cloud, call, receiver.url)

  it('is in process, then done by the clock, told and shown', async () => {
    const no = await order()
    const made = await apply(no, 'R1', 30, { reason: '多收', notify_url: receiver.url })
    expect(made.data).toMatchObject({
      status: 'PROCESSING',
      out_refund_no: 'R1',
      out_trade_no: no,
      amount: { refund: 30, total: 100 },
    })
    expect(
      (await call('GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${DIRECT.mchid}`)).data.trade_state,
    ).toBe('REFUND')
    await cloud.advance(61_000)
    const shown = (await call('GET', `${REFUNDS}/R1`)).data
    expect(shown).toMatchObject({
      status: 'SUCCESS',
      refund_id: made.data.refund_id,
      success_time: expect.any(String) as string,
    })
    expect(JSON.parse(receiver.letters[1]!.body)).toMatchObject({
      event_type: 'REFUND.SUCCESS',
      resource: { original_type: 'refund' },
    })
    expect(opened(cloud, receiver.letters[1]!)).toMatchObject({
      mchid: DIRECT.mchid,
      out_refund_no: 'R1',
      refund_status: 'SUCCESS',
      amount: { total: 100, refund: 30, payer_total: 100, payer_refund: 30 },
    })
  })

  it('is one refund however often the number comes, and never two under one number', async () => {
    const no = await order()
    const [first, second] = [await apply(no, 'R1', 30), await apply(no, 'R1', 30)]
    expect(second.data).toEqual(first.data)
    expect(cloud.pay.refunds()).toHaveLength(1)
    expect((await apply(no, 'R1', 31)).data.code).toBe('INVALID_REQUEST')
  })

  it('never gives back more than was paid; parts are a minute apart', async () => {
    const no = await order()
    await apply(no, 'R1', 60)
    expect((await apply(no, 'R2', 40)).status).toBe(429)
    await cloud.advance(MINUTE)
    expect((await apply(no, 'R2', 41)).data).toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await apply(no, 'R2', 40)).data.status).toBe('PROCESSING')
    await cloud.advance(MINUTE)
    expect((await apply(no, 'R3', 1)).data).toMatchObject({
      code: 'INVALID_REQUEST',
      message: '订单已全额退款',
    })
  })

  it.each(['ABNORMAL', 'CLOSED'] as const)('can end %s, which is told', async (outcome) => {
    const no = await order()
    cloud.pay.refundsEnd(outcome)
    const made = await apply(no, 'R1', 100, { notify_url: receiver.url })
    await cloud.advance(MINUTE)
    expect((await call('GET', `${REFUNDS}/R1`)).data.status).toBe(outcome)
    expect(JSON.parse(receiver.letters[1]!.body)).toMatchObject({ event_type: `REFUND.${outcome}` })
    const again = await call('POST', `${REFUNDS}/${String(made.data.refund_id)}/apply-abnormal-refund`, {
      out_refund_no: 'R1',
      type: 'USER_BANK_CARD',
    })
    if (outcome === 'CLOSED') {
      expect(again.data.code).toBe('INVALID_REQUEST')
      // The money of a closed refund is still there to give back, under a new number.
      expect((await apply(no, 'R2', 100)).data.status).toBe('PROCESSING')
    } else {
      await cloud.advance(MINUTE)
      expect((await call('GET', `${REFUNDS}/R1`)).data.status).toBe('SUCCESS')
    }
  })

  it('refuses what cannot be refunded', async () => {
    const no = await order()
    const code = async (reply: ReturnType<Call>): Promise<unknown> => {
      const { status, data } = await reply
      return `${status} ${String(data.code)}`
    }
    expect(await code(apply('T-unknown', 'R1', 1))).toBe('404 RESOURCE_NOT_EXISTS')
    expect(await code(apply(no, 'R1', 1, { amount: { refund: 1, total: 99, currency: 'CNY' } }))).toBe(
      '400 INVALID_REQUEST',
    )
    expect(await code(apply(no, 'R1', 0))).toBe('400 PARAM_ERROR')
    expect(await code(apply(no, 'R1', 1, { transaction_id: '1' }))).toBe('400 PARAM_ERROR')
    expect(await code(call('GET', `${REFUNDS}/R9`))).toBe('404 RESOURCE_NOT_EXISTS')
    cloud.clock.setOffset(366 * 24 * HOUR)
    expect(await code(apply(no, 'R1', 1))).toBe('400 INVALID_REQUEST')
  })

  it('answers the seventh error of a second with FREQUENCY_LIMITED, and works again a second later', async () => {
    const no = await order()
    const wrong = (): ReturnType<Call> => apply(`${freshNo()}x`, 'R1', 1)
    const statuses = (await Promise.all(Array.from({ length: 7 }, wrong))).map((reply) => reply.status)
    expect(statuses.sort()).toEqual([404, 404, 404, 404, 404, 404, 429])
    await cloud.advance(1000)
    expect((await apply(no, 'R1', 1)).status).toBe(200)
  })

  it('makes at most fifty partial refunds', async () => {
    const no = await order()
    for (let part = 1; part <= 50; part += 1) {
      expect((await apply(no, `R${part}`, 1)).status).toBe(200)
      await cloud.advance(MINUTE)
    }
    expect((await apply(no, 'R51', 1)).data).toMatchObject({
      code: 'INVALID_REQUEST',
      message: '退款次数超过50次',
    })
  })
})
