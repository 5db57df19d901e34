import { request } from 'node:http'
import type { LocalCloud } from '../../../emulator/local-cloud'
import { post } from '../runtime/sample-cloud'
import {
  ANNA,
  BERT,
  freshNo,
  merchantClient,
  onPhone,
  orderBody,
  paidOrder,
  payCall,
  startPayCloud,
  startReceiver,
  type Call,
  type Receiver,
} from './pay-cloud'

describe('payments on the console', () => {
  let cloud: LocalCloud
  let call: Call
  let receiver: Receiver
  beforeAll(async () => {
    cloud = await startPayCloud()
    call = merchantClient(cloud)
    receiver = await startReceiver()
  })
  afterAll(async () => {
    await cloud.close()
    await receiver.close()
  })

  const pageAt = async (path: string): Promise<string> => (await fetch(cloud.url + path)).text()
  const press = (body: object, headers = {}): ReturnType<typeof post> =>
    post(`${cloud.url}/__console/pay`, body, headers)
  /** A sheet on Anna's phone: its id, and how wx.requestPayment will end. */
  async function openSheet(more: object = {}): Promise<{ sheet: string; end: Promise<unknown> }> {
    const { prepay_id } = (
      await call('POST', '/v3/pay/transactions/jsapi', orderBody(freshNo(), receiver.url, more))
    ).data
    const sheet = String((await onPhone(cloud, 'pay', { ...payCall(cloud, prepay_id), wait: false })).sheet)
    return { sheet, end: onPhone(cloud, 'pay-result', { sheet }) }
  }

  it('draws the sheet on its phone and the console only, escaped, and pays at a press', async () => {
    const { sheet, end } = await openSheet({
      description: '<b>物业费',
      amount: { total: 12345, currency: 'CNY' },
    })
    for (const path of [`/phone/${ANNA}/pay`, '/__console/payments']) {
      const shown = await pageAt(path)
      for (const text of ['付款给 和苑物业', '123.45', '&lt;b&gt;物业费', '确认支付', sheet])
        expect(shown).toContain(text)
      expect(shown).not.toContain('<b>物业费')
    }
    expect(await pageAt(`/phone/${BERT}/pay`)).toContain('没有待支付的订单')
    expect(await press({ confirm: sheet })).toMatchObject({ status: 200 })
    expect(await end).toEqual({ errMsg: 'requestPayment:ok' })
    expect(await pageAt('/__console/payments')).toContain('已支付')
  })

  it.each([
    ['cancel', 'requestPayment:fail cancel'],
    ['fail', 'requestPayment:fail 银行卡可用余额不足'],
  ])('ends a sheet with %s', async (act, errMsg) => {
    const { sheet, end } = await openSheet()
    await press({ [act]: sheet })
    expect(await end).toEqual({ errMsg })
    expect(await press({ [act]: sheet })).toMatchObject({ status: 400 })
  })

  it('lists notifications with every try and sends one again', async () => {
    receiver.answers.push(503)
    const no = await paidOrder(cloud, call, receiver.url)
    await cloud.settled()
    const shown = await pageAt('/__console/payments')
    for (const text of [no, '待送达', '503', '再发一次']) expect(shown).toContain(text)
    const { id } = cloud.pay.notices().find((one) => one.no === no)!
    expect(await press({ resend: id })).toMatchObject({ status: 200 })
    expect(cloud.pay.notices().find((one) => one.no === no)).toMatchObject({ state: 'delivered' })
    expect(await press({ resend: 'x' })).toMatchObject({ status: 400 })
    expect(await press({})).toMatchObject({ status: 400 })
  })

  it('sets and clears faults', async () => {
    const set = (body: object): ReturnType<typeof post> => post(`${cloud.url}/__console/pay-fault`, body)
    await set({ end: 'order', kind: 'systemError' })
    expect(await pageAt('/__console/payments')).toContain('系统错误 (500)')
    expect(
      (await call('POST', '/v3/pay/transactions/jsapi', orderBody(freshNo(), receiver.url))).status,
    ).toBe(500)
    expect(await set({ end: 'nowhere' })).toMatchObject({ status: 400 })
    expect(await set({ end: 'notify', kind: 'http429' })).toMatchObject({ status: 400 })
    await set({ end: 'query', kind: 'lose', times: 9 })
    await post(`${cloud.url}/__console/faults`, { clear: true })
    expect((await call('GET', '/v3/certificates')).status).toBe(200)
    expect((await call('GET', '/v3/pay/transactions/out-trade-no/T-unknown?mchid=1900007291')).status).toBe(
      404,
    )
  })

  it('takes no press from another site or under another name', async () => {
    const { sheet, end } = await openSheet()
    expect(await press({ confirm: sheet }, { origin: 'https://evil.example' })).toMatchObject({ status: 403 })
    const { port } = new URL(cloud.url)
    const status = await new Promise((resolve) => {
      request(
        { port, host: '127.0.0.1', path: '/__console/payments', headers: { host: 'evil.example' } },
        (res) => {
          res.resume()
          resolve(res.statusCode)
        },
      ).end()
    })
    expect(status).toBe(403)
    expect(await onPhone(cloud, 'pay-confirm', { sheet }, BERT)).toMatchObject({
      errMsg: 'requestPayment:fail no such sheet',
    })
    const browser = await post(
      `${cloud.url}/phone-api/pay-confirm`,
      { sheet },
      { authorization: `Bearer ${cloud.browserToken('staff-7')}` },
    )
    expect(browser.status).toBe(401)
    await press({ cancel: sheet })
    expect(await end).toEqual({ errMsg: 'requestPayment:fail cancel' })
  })
})
