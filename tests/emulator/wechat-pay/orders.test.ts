import type { LocalCloud } from '../../../emulator/local-cloud'
import {
  ANNA,
  APPID,
  BERT,
  DIRECT,
  freshNo,
  HOUR,
  merchantClient,
  MINUTE,
  onPhone,
  orderBody,
  payCall,
  paidOrder,
  PROVIDER,
  startPayCloud,
  type Call,
} from './pay-cloud'

const ORDERS = '/v3/pay/transactions'
const PARTNER = '/v3/pay/partner/transactions'

describe('orders of the pay platform', () => {
  let cloud: LocalCloud
  let call: Call
  let notify: string
  beforeAll(async () => {
    cloud = await startPayCloud()
    call = merchantClient(cloud)
    notify = 'https://pay.example.com/notify'
  })
  afterAll(() => cloud.close())
  afterEach(() => cloud.clock.setOffset(0))

  const place = (no: string, more: object = {}): ReturnType<Call> =>
    call('POST', `${ORDERS}/jsapi`, orderBody(no, notify, more))
  const query = (no: string): ReturnType<Call> =>
    call('GET', `${ORDERS}/out-trade-no/${no}?mchid=${DIRECT.mchid}`)
  const close = (no: string): ReturnType<Call> =>
    call('POST', `${ORDERS}/out-trade-no/${no}/close`, { mchid: DIRECT.mchid })
  const asked = async (prepayId: unknown, more: object = {}, openid = ANNA): Promise<unknown> =>
    (await onPhone(cloud, 'pay', { ...payCall(cloud, prepayId), wait: false, ...more }, openid)).errMsg
  const refusal = async (reply: ReturnType<Call>): Promise<unknown[]> => {
    const { status, data } = await reply
    return [status, data.code]
  }

  it('places, shows, pays and shows again', async () => {
    const no = freshNo()
    const placed = await place(no, { attach: 'bill-7' })
    expect(placed.data).toEqual({ prepay_id: expect.stringMatching(/^wx\d{14}[0-9a-f]{20}$/) as string })
    expect((await query(no)).data).toEqual({
      appid: APPID,
      mchid: DIRECT.mchid,
      out_trade_no: no,
      attach: 'bill-7',
      trade_state: 'NOTPAY',
      trade_state_desc: '订单未支付',
      amount: { total: 100, currency: 'CNY' },
      payer: { openid: ANNA },
    })
    const waiting = onPhone(cloud, 'pay', payCall(cloud, placed.data.prepay_id))
    while (cloud.pay.sheets().length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const [sheet] = cloud.pay.sheets()
    expect(sheet).toMatchObject({
      openid: ANNA,
      payee: '和苑物业',
      description: '2026年1月物业费',
      total: 100,
    })
    expect(cloud.pay.confirm(sheet!.id)).toEqual({ kind: 'ok' })
    expect(await waiting).toEqual({ errMsg: 'requestPayment:ok' })
    const paid = (await query(no)).data
    expect(paid).toMatchObject({
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      transaction_id: expect.stringMatching(/^4200\d{24}$/) as string,
      success_time: expect.stringMatching(/\+08:00$/) as string,
      amount: { total: 100, payer_total: 100, currency: 'CNY', payer_currency: 'CNY' },
    })
    const byId = await call('GET', `${ORDERS}/id/${String(paid.transaction_id)}?mchid=${DIRECT.mchid}`)
    expect(byId.data).toEqual(paid)
  })

  it('gives the identical request a new prepay_id, and the old one works on', async () => {
    const no = freshNo()
    const [first, second] = [await place(no), await place(no)]
    expect(second.data.prepay_id).not.toBe(first.data.prepay_id)
    expect(await asked(first.data.prepay_id)).toBeUndefined()
    cloud.pay.confirm(cloud.pay.sheets()[0]!.id)
    expect(await asked(second.data.prepay_id)).toBe('requestPayment:fail 该订单已支付')
    expect(await refusal(place(no))).toEqual([400, 'ORDERPAID'])
    expect(await refusal(place(no, { amount: { total: 101, currency: 'CNY' } }))).toEqual([
      403,
      'OUT_TRADE_NO_USED',
    ])
    expect(await refusal(close(no))).toEqual([400, 'ORDERPAID'])
  })

  it('refuses other words under a number in use, and a number that is closed', async () => {
    const no = freshNo()
    await place(no)
    const other = await place(no, { amount: { total: 101, currency: 'CNY' } })
    expect([other.status, other.data]).toEqual([
      400,
      { code: 'INVALID_REQUEST', message: '请求重入时，参数与首次请求时不一致' },
    ])
    expect([(await close(no)).status, (await close(no)).status]).toEqual([204, 204])
    expect((await query(no)).data.trade_state).toBe('CLOSED')
    expect(await refusal(place(no))).toEqual([400, 'ORDER_CLOSED'])
    expect(await refusal(place(no, { description: 'x' }))).toEqual([403, 'OUT_TRADE_NO_USED'])
  })

  it('closes by itself after seven days; a prepay_id ends after two hours and time_expire ends paying', async () => {
    const [left, late, expiring] = [freshNo(), freshNo(), freshNo()]
    await place(left)
    const { prepay_id } = (await place(late)).data
    const soon = new Date(cloud.clock.now() + 8 * HOUR + 5 * MINUTE).toISOString().slice(0, 19)
    const expires = (await place(expiring, { time_expire: `${soon}+08:00` })).data.prepay_id
    cloud.clock.setOffset(6 * MINUTE)
    expect(await asked(expires)).toBe('requestPayment:fail 订单已失效')
    expect((await query(expiring)).data.trade_state).toBe('NOTPAY')
    cloud.clock.setOffset(2 * HOUR + MINUTE)
    expect(await asked(prepay_id)).toBe('requestPayment:fail prepay_id已过期')
    expect(await asked((await place(late)).data.prepay_id)).toBeUndefined()
    cloud.pay.cancel(cloud.pay.sheets()[0]!.id)
    cloud.clock.setOffset(7 * 24 * HOUR + MINUTE)
    expect((await query(left)).data.trade_state).toBe('CLOSED')
  })

  it('says what wx.requestPayment would say', async () => {
    const no = freshNo()
    const { prepay_id } = (await place(no)).data
    expect(await asked('wx1')).toBe('requestPayment:fail 缺少参数prepay_id，或prepay_id无效')
    expect(await asked(prepay_id, { nonceStr: 'other' })).toBe('requestPayment:fail 支付验证签名失败')
    expect(await asked(prepay_id, { timeStamp: 1414561699 })).toBe(
      'requestPayment:fail parameter.timeStamp should be String',
    )
    expect(await asked(prepay_id, { signType: 'MD5' })).toBe('requestPayment:fail signType must be RSA')
    expect(await asked(prepay_id, {}, BERT)).toBe(
      'requestPayment:fail 支付帐号与下单帐号不一致，请核实后再支付',
    )
    const { sheet } = await onPhone(cloud, 'pay', { ...payCall(cloud, prepay_id), wait: false })
    expect(await onPhone(cloud, 'pay-confirm', { sheet }, BERT)).toEqual({
      errMsg: 'requestPayment:fail no such sheet',
    })
    expect(await onPhone(cloud, 'pay-cancel', { sheet })).toEqual({ errMsg: 'requestPayment:fail cancel' })
    expect(await onPhone(cloud, 'pay-result', { sheet })).toEqual({ errMsg: 'requestPayment:fail cancel' })
    cloud.pay.habit('fail')
    expect(await onPhone(cloud, 'pay', payCall(cloud, prepay_id))).toEqual({
      errMsg: 'requestPayment:fail 银行卡可用余额不足',
    })
    cloud.pay.habit('confirm')
    expect(await onPhone(cloud, 'pay', payCall(cloud, prepay_id))).toEqual({ errMsg: 'requestPayment:ok' })
    cloud.pay.habit('ask')
  })

  it('takes no money for an order that was closed while its sheet was open, nor twice', async () => {
    const [closed, twice] = [freshNo(), freshNo()]
    const open = async (no: string): Promise<string> => {
      const { prepay_id } = (await place(no)).data
      return String((await onPhone(cloud, 'pay', { ...payCall(cloud, prepay_id), wait: false })).sheet)
    }
    const sheet = await open(closed)
    await close(closed)
    expect(cloud.pay.confirm(sheet)).toEqual({ kind: 'fail', why: '订单已关闭' })
    const [one, two] = [await open(twice), await open(twice)]
    expect([cloud.pay.confirm(one), cloud.pay.confirm(two)]).toEqual([
      { kind: 'ok' },
      { kind: 'fail', why: '该订单已支付' },
    ])
  })

  it.each([
    ['no amount', { amount: { total: 0, currency: 'CNY' } }, '/amount/total'],
    ['half a fen', { amount: { total: 1.5, currency: 'CNY' } }, '/amount/total'],
    ['another currency', { amount: { total: 1, currency: 'USD' } }, '/amount/currency'],
    ['a field too many', { sub_mchid: '1' }, '/sub_mchid'],
    ['null', { attach: null }, '/attach'],
    ['a long description', { description: '字'.repeat(128) }, '/description'],
    ['a short number', { out_trade_no: 'T1' }, '/out_trade_no'],
    ['a number with a blank', { out_trade_no: 'T 00001' }, '/out_trade_no'],
    ['an address with a query', { notify_url: 'https://a.example.com/n?a=1' }, '/notify_url'],
    ['a plain http address', { notify_url: 'http://a.example.com/n' }, '/notify_url'],
    ['no time', { time_expire: '2026-01-01' }, '/time_expire'],
  ])('refuses %s', async (_name, more, field) => {
    const { status, data } = await place(freshNo(), more)
    expect([status, data.code]).toEqual([400, 'PARAM_ERROR'])
    expect(data.detail).toMatchObject({ field, location: 'body' })
  })

  it('refuses apps, people and merchants that do not belong together', async () => {
    expect(await refusal(place(freshNo(), { appid: 'wx1' }))).toEqual([400, 'APPID_MCHID_NOT_MATCH'])
    expect((await place(freshNo(), { payer: { openid: 'nobody' } })).data).toEqual({
      code: 'PARAM_ERROR',
      message: 'appid和openid不匹配',
    })
    expect(await refusal(place(freshNo(), { mchid: PROVIDER.mchid }))).toEqual([400, 'PARAM_ERROR'])
    expect(await refusal(query('T-unknown'))).toEqual([404, 'ORDER_NOT_EXIST'])
    expect(
      await refusal(call('POST', `${ORDERS}/out-trade-no/T-unknown/close`, { mchid: DIRECT.mchid })),
    ).toEqual([404, 'ORDER_NOT_EXIST'])
    const no = await paidOrder(cloud, call, notify)
    const stranger = merchantClient(cloud, PROVIDER)
    expect(await refusal(stranger('GET', `${ORDERS}/out-trade-no/${no}?mchid=${PROVIDER.mchid}`))).toEqual([
      404,
      'ORDER_NOT_EXIST',
    ])
  })

  it('offers codes and links too', async () => {
    const { payer: _payer, ...body } = orderBody(freshNo(), notify)
    expect((await call('POST', `${ORDERS}/native`, body)).data.code_url).toMatch(/^weixin:/)
    const link = await call('POST', `${ORDERS}/h5`, { ...body, out_trade_no: freshNo(), scene_info: {} })
    expect(link.data.h5_url).toContain('prepay_id=')
  })

  it('serves a provider and its sub-merchants, and keeps them apart', async () => {
    const provider = merchantClient(cloud, PROVIDER)
    const no = freshNo()
    const { appid, mchid: _mchid, ...rest } = orderBody(no, notify, { payer: { sp_openid: ANNA } })
    const names = { sp_mchid: PROVIDER.mchid, sub_mchid: '1900009231' }
    const body = { ...rest, ...names, sp_appid: appid }
    const { prepay_id } = (await provider('POST', `${PARTNER}/jsapi`, body)).data
    await onPhone(cloud, 'pay', { ...payCall(cloud, prepay_id, PROVIDER.mchid), wait: false })
    expect(cloud.pay.sheets()[0]).toMatchObject({ payee: '梅园物业' })
    cloud.pay.confirm(cloud.pay.sheets()[0]!.id)
    const path = `${PARTNER}/out-trade-no/${no}`
    expect(
      (await provider('GET', `${path}?sp_mchid=${PROVIDER.mchid}&sub_mchid=1900009231`)).data,
    ).toMatchObject({
      ...names,
      sp_appid: APPID,
      trade_state: 'SUCCESS',
      payer: { sp_openid: ANNA },
    })
    expect(await refusal(provider('GET', `${path}?sp_mchid=${PROVIDER.mchid}&sub_mchid=1`))).toEqual([
      403,
      'NO_AUTH',
    ])
    expect(await refusal(provider('POST', `${PARTNER}/jsapi`, { ...body, sub_appid: 'wx1' }))).toEqual([
      400,
      'APPID_MCHID_NOT_MATCH',
    ])
  })
})
