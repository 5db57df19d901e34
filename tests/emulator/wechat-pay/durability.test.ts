import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { createClock } from '../../../emulator/clock'
import type { LocalCloud, LocalCloudOptions } from '../../../emulator/local-cloud'
import { openPayKeys } from '../../../emulator/wechat-pay/keys'
import { post, sampleFunctions, temporaryFolder } from '../runtime/sample-cloud'
import {
  ANNA,
  APPID,
  DIRECT,
  freshNo,
  handMade,
  merchantClient,
  onPhone,
  opened,
  orderBody,
  paidOrder,
  payCall,
  payFolder,
  startPayCloud,
  startReceiver,
  type Receiver,
} from './pay-cloud'

const MAIN = resolve(__dirname, '../../../dist/emulator/main.cjs')

describe('what the pay platform remembers', () => {
  let receiver: Receiver
  const children: ChildProcess[] = []
  beforeAll(async () => {
    receiver = await startReceiver()
  })
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await receiver.close()
  })

  /** A cloud in a process of its own, with as much of its handle as the merchant and the phone need. */
  async function startProcess(dir: string): Promise<{ child: ChildProcess; cloud: LocalCloud }> {
    const options: LocalCloudOptions = {
      dir,
      functionsDir: sampleFunctions(),
      schema: { version: 1, collections: [] },
      wechat: { appid: APPID, secret: 's', templates: [] },
      pay: { merchants: [DIRECT], signTestEvery: 0 },
    }
    const file = join(temporaryFolder(), 'options.json')
    writeFileSync(file, JSON.stringify(options))
    const child = spawn(process.execPath, [MAIN, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const url = await new Promise<string>((done) => {
      child.stdout.on('data', (chunk: Buffer) => done((JSON.parse(chunk.toString()) as { url: string }).url))
    })
    const session = await fetch(`${url}/phone/${ANNA}`, { headers: { accept: 'application/json' } })
    const { accessToken } = (await session.json()) as { accessToken: string }
    const clock = createClock()
    const pay = openPayKeys(dir, clock)
    return { child, cloud: { url, clock, pay, phoneToken: () => accessToken } as unknown as LocalCloud }
  }

  it('keeps a payment through kill -9 right after the sheet said so, and still tells of it', async () => {
    const dir = payFolder()
    receiver.answers.push(500)
    const first = await startProcess(dir)
    const no = freshNo()
    const body = JSON.stringify(orderBody(no, receiver.url))
    const placed = await handMade(first.cloud, { method: 'POST', path: '/v3/pay/transactions/jsapi', body })
    const { prepay_id } = (await placed.json()) as { prepay_id: string }
    const { sheet } = await onPhone(first.cloud, 'pay', { ...payCall(first.cloud, prepay_id), wait: false })
    expect(await onPhone(first.cloud, 'pay-confirm', { sheet })).toEqual({ errMsg: 'requestPayment:ok' })
    await new Promise((done) => {
      first.child.once('exit', done)
      first.child.kill('SIGKILL')
    })

    const second = await startProcess(dir)
    const path = `/v3/pay/transactions/out-trade-no/${no}?mchid=${DIRECT.mchid}`
    const shown = await handMade(second.cloud, { method: 'GET', path })
    const paid = (await shown.json()) as Record<string, unknown>
    expect(paid).toMatchObject({ trade_state: 'SUCCESS', transaction_id: expect.any(String) as string })
    await post(`${second.cloud.url}/__console/advance`, { ms: 60_000 })
    const told = opened(
      second.cloud,
      receiver.letters.at(-1)!,
      openPayKeys(dir, createClock()).publicKey().pem,
    )
    expect(told.transaction_id).toBe(paid.transaction_id)
  })

  it('keeps orders, refunds, retries and certificates across a restart, and forgets half a line', async () => {
    const dir = payFolder()
    const before = await startPayCloud({ dir })
    const call = merchantClient(before)
    receiver.answers.push(500)
    const no = await paidOrder(before, call, receiver.url)
    await before.settled()
    await call('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: no,
      out_refund_no: 'R1',
      amount: { refund: 1, total: 100, currency: 'CNY' },
    })
    before.pay.rotateCertificate()
    const remembered = [
      before.pay.orders(),
      before.pay.refunds(),
      before.pay.notices(),
      before.pay.certificates(),
    ]
    expect(before.pay.notices()[0]).toMatchObject({ state: 'waiting', retries: 1 })
    await before.close()
    appendFileSync(join(dir, 'wechat-pay.jsonl'), '{"orders":[{"key":"half')

    const after = await startPayCloud({ dir })
    expect([after.pay.orders(), after.pay.refunds(), after.pay.notices(), after.pay.certificates()]).toEqual(
      remembered,
    )
    await after.advance(61_000)
    expect([after.pay.notices()[0]!.state, after.pay.refunds()[0]!.status]).toEqual(['delivered', 'SUCCESS'])
    await after.close()
  })

  it('sends again after a restart what was on its way when it stopped', async () => {
    const silent = createServer(() => undefined)
    const reached = new Promise((done) => silent.once('request', done))
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    const { port } = silent.address() as AddressInfo
    const dir = payFolder()
    const before = await startPayCloud({ dir })
    await paidOrder(before, merchantClient(before), `http://127.0.0.1:${port}/notify`)
    await reached
    await before.close()
    silent.closeAllConnections()
    silent.close()
    const after = await startPayCloud({ dir })
    expect(after.pay.notices()).toMatchObject([{ state: 'waiting', attempts: [], retries: 0 }])
    await after.advance(1)
    expect(after.pay.notices()).toMatchObject([{ attempts: [{ outcome: 'no answer' }], retries: 1 }])
    await after.close()
  })

  it('says which line is damaged instead of starting without payments', async () => {
    const dir = payFolder()
    const cloud = await startPayCloud({ dir })
    await paidOrder(cloud, merchantClient(cloud), receiver.url)
    await cloud.close()
    const file = join(dir, 'wechat-pay.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('{"orders"', '{"ord'))
    await expect(startPayCloud({ dir })).rejects.toThrow(/wechat-pay\.jsonl is damaged at line 1: restore/)
  })

  it('keeps private keys to their owner', () => {
    const dir = temporaryFolder()
    openPayKeys(dir, createClock()).publicKey()
    expect(statSync(join(dir, 'wechat-pay-keys.json')).mode & 0o077).toBe(0)
  })
})
