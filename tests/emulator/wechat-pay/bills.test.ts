import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { Formatter } from 'wechatpay-axios-plugin'
import type { LocalCloud } from '../../../emulator/local-cloud'
import {
  ANNA,
  DIRECT,
  handMade,
  HOUR,
  merchantClient,
  MINUTE,
  paidOrder,
  startPayCloud,
  type Call,
} from './pay-cloud'

const DAY = 24 * HOUR
const NOTIFY = 'https://pay.example.com/notify'
/** 2026-03-10 12:00 in UTC+8. */
const NOON = Date.parse('2026-03-10T12:00:00+08:00')

describe('trade bills of the pay platform', () => {
  let cloud: LocalCloud
  let call: Call
  let paid: string
  const at = (instant: number): void => cloud.clock.setOffset(instant - Date.now())
  beforeAll(async () => {
    cloud = await startPayCloud()
    call = merchantClient(cloud)
    at(NOON)
    paid = await paidOrder(cloud, call, NOTIFY, {
      amount: { total: 12345, currency: 'CNY' },
      description: '一月`物业费',
      attach: 'b-1',
    })
    await paidOrder(cloud, call, NOTIFY)
    await call('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: paid,
      out_refund_no: 'R1',
      amount: { refund: 45, total: 12345, currency: 'CNY' },
    })
    await cloud.advance(MINUTE)
  })
  afterAll(() => cloud.close())

  const ask = (query: string): ReturnType<Call> => call('GET', `/v3/bill/tradebill?${query}`)
  const download = async (link: unknown, more: object = {}): Promise<Response> => {
    const { pathname, search } = new URL(String(link))
    return handMade(cloud, { method: 'GET', path: `${pathname.replace('/wechatpay', '')}${search}`, ...more })
  }
  type Rows = { rows: Record<string, string>[]; summary: Record<string, string> }

  it('is there at ten the next morning, with a hash of the file', async () => {
    expect((await ask('bill_date=2026-03-10')).data.code).toBe('NO_STATEMENT_EXIST')
    at(NOON - 2 * HOUR - MINUTE + DAY)
    expect((await ask('bill_date=2026-03-10')).data.code).toBe('STATEMENT_CREATING')
    at(NOON - 2 * HOUR + MINUTE + DAY)
    const { data } = await ask('bill_date=2026-03-10')
    const file = Buffer.from(await (await download(data.download_url)).arrayBuffer())
    expect(data).toMatchObject({
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(file).digest('hex'),
    })
    const { rows, summary } = Formatter.castCsvBill(file) as Rows
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({
      交易时间: expect.stringMatching(/^2026-03-10 12:00:\d\d$/) as string,
      商户号: DIRECT.mchid,
      商户订单号: paid,
      用户标识: ANNA,
      交易状态: 'SUCCESS',
      应结订单金额: '123.45',
      订单金额: '123.45',
      商品名称: '一月 物业费',
      商户数据包: 'b-1',
      手续费: '0.74070',
    })
    expect(rows[2]).toMatchObject({
      交易状态: 'REFUND',
      商户退款单号: 'R1',
      退款金额: '0.45',
      退款状态: 'SUCCESS',
      应结订单金额: '0.00',
    })
    expect(summary).toEqual({
      总交易单数: '3',
      应结订单总金额: '124.45',
      退款总金额: '0.45',
      充值券退款总金额: '0.00',
      手续费总金额: '0.74400',
      订单总金额: '124.45',
      申请退款总金额: '0.45',
    })
    expect(file.subarray(0, 3).toString('hex')).toBe('efbbbf')
  })

  it('packs when asked, with the hash of what is inside, and knows payments and refunds alone', async () => {
    at(NOON + DAY)
    const { data } = await ask('bill_date=2026-03-10&bill_type=REFUND&tar_type=GZIP')
    const file = gunzipSync(Buffer.from(await (await download(data.download_url)).arrayBuffer()))
    expect(data.hash_value).toBe(createHash('sha1').update(file).digest('hex'))
    expect((Formatter.castCsvBill(file) as Rows).rows).toMatchObject([
      { 商户退款单号: 'R1', 退款成功时间: expect.stringMatching(/^2026-03-10/) as string },
    ])
    const success = await ask('bill_date=2026-03-10&bill_type=SUCCESS')
    const text = await (await download(success.data.download_url)).text()
    expect(text).not.toContain('退款金额')
    expect(text.split('\r\n')).toHaveLength(6)
  })

  it('refuses days without trade, without bills any more, and what is no day', async () => {
    at(NOON + DAY)
    const code = async (query: string): Promise<unknown> => (await ask(query)).data.code
    expect(await code('bill_date=2026-03-09')).toBe('NO_STATEMENT_EXIST')
    expect(await code('bill_date=2025-11-01')).toBe('INVALID_REQUEST')
    expect(await code('bill_date=2026-02-30')).toBe('PARAM_ERROR')
    expect(await code('bill_date=2026-03-10&bill_type=ODD')).toBe('PARAM_ERROR')
    expect(await code('bill_date=2026-03-10&tar_type=ZIP')).toBe('PARAM_ERROR')
    expect(await code('bill_date=2026-03-10&sub_mchid=1')).toBe('NO_AUTH')
  })

  it('gives the file to its merchant only, for five minutes, with a sound token', async () => {
    at(NOON + DAY)
    const { data } = await ask('bill_date=2026-03-10')
    const link = String(data.download_url)
    expect((await fetch(link)).status).toBe(401)
    expect((await download(link.replace('token=', 'token=x'))).status).toBe(400)
    at(NOON + DAY + 6 * MINUTE)
    expect((await download(link)).status).toBe(400)
  })
})
