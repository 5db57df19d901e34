import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSign } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import type { LocalCloud, LocalCloudOptions } from '../../../emulator/local-cloud'
import { createClock } from '../../../emulator/clock'
import { openPayKeys } from '../../../emulator/wechat-pay/keys'
import type { PayMerchant } from '../../../emulator/wechat-pay/pay'
import { post, startSampleCloud, temporaryFolder } from '../runtime/sample-cloud'

export const APPID = 'wx8888888888888888'
export const ANNA = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
export const BERT = 'oUpF8uMEb4qRXf22hE3X68TekukE'
export const MINUTE = 60_000
export const HOUR = 3_600_000

export const DIRECT: PayMerchant = {
  mchid: '1900007291',
  name: '和苑物业',
  serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  apiV3Key: '0123456789abcdef0123456789abcdef',
  appids: [APPID],
}
export const PROVIDER: PayMerchant = {
  ...DIRECT,
  mchid: '1900009191',
  name: '服务商',
  serial: '1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C',
  subMerchants: [{ mchid: '1900009231', name: '梅园物业', appids: ['wx2222222222222222'] }],
}

let keys: string | undefined

/** A cloud's folder with keys laid in: making them takes a second, so a test file makes one set. */
export function payFolder(): string {
  const dir = temporaryFolder()
  const file = join(dir, 'wechat-pay-keys.json')
  if (keys === undefined) {
    const store = openPayKeys(dir, createClock())
    store.publicKey()
    store.certificates()
    for (const { mchid } of [DIRECT, PROVIDER]) store.merchantPrivateKey(mchid)
    keys = readFileSync(file, 'utf8')
  }
  writeFileSync(file, keys)
  return dir
}

/** A cloud with two merchants whose keys it made. Probes are off unless asked for. */
export function startPayCloud(o: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> {
  return startSampleCloud({
    wechat: { appid: APPID, secret: 's', templates: [] },
    dir: payFolder(),
    ...o,
    pay: { merchants: [DIRECT, PROVIDER], signTestEvery: 0, ...o.pay },
  })
}

type Reply = { status: number; data: Record<string, unknown>; headers: Record<string, string> }
export type Call = (method: 'GET' | 'POST', path: string, body?: object, headers?: object) => Promise<Reply>

/**
 * The merchant's side, played by wechatpay-axios-plugin: it signs requests and verifies answers. A refusal resolves with
 * its status; an answer that does not verify, or none, rejects.
 */
export function merchantClient(
  cloud: LocalCloud,
  merchant = DIRECT,
  more: Record<string, string> = {},
): Call {
  // Its clock is the machine's; ours may have been moved.
  jest.spyOn(Formatter, 'timestamp').mockImplementation(() => Math.floor(cloud.clock.now() / 1000))
  const { id, pem } = cloud.pay.publicKey()
  const certificates = cloud.pay.certificates().map((one) => [one.serial, one.pem] as const)
  const client = new Wechatpay({
    baseURL: `${cloud.url}/wechatpay/`,
    mchid: merchant.mchid,
    serial: merchant.serial,
    privateKey: Rsa.from(cloud.pay.merchantPrivateKey(merchant.mchid), 'private') as unknown as string,
    certs: { [id]: pem, ...Object.fromEntries(certificates), ...more },
  })
  return async (method, path, body, headers = {}) => {
    try {
      const chain = client.chain(path.slice(1))
      const answer: unknown = await (method === 'GET'
        ? chain.get({ headers })
        : chain.post(body, { headers }))
      return answer as Reply
    } catch (error) {
      const { response, code } = error as { response?: Reply; code?: string }
      // EV3_…: the plugin refused what the platform sent.
      if (response && !code?.startsWith('EV3_')) return response
      throw error
    }
  }
}

/** A request by node:crypto alone, every part of which a test may spoil. */
export function handMade(
  cloud: LocalCloud,
  o: {
    method: string
    path: string
    body?: string
    timestamp?: number
    nonce?: string
    signed?: string
    mchid?: string
    serial?: string
    more?: Record<string, string>
  },
): Promise<Response> {
  const { method, path, body = '', nonce = '593BEC0C930BF1AFEB40B4A08C8FB242' } = o
  const timestamp = o.timestamp ?? Math.floor(cloud.clock.now() / 1000)
  const message = o.signed ?? `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`
  const key = cloud.pay.merchantPrivateKey(DIRECT.mchid)
  const signature = createSign('RSA-SHA256').update(message).sign(key, 'base64')
  const mchid = o.mchid ?? DIRECT.mchid
  const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${o.serial ?? DIRECT.serial}",signature="${signature}"`
  return fetch(`${cloud.url}/wechatpay${path}`, {
    method,
    headers: { authorization, accept: 'application/json', 'content-type': 'application/json', ...o.more },
    ...(method === 'POST' && { body }),
  })
}

let made = 0
/** A number nobody used before in this file. */
export const freshNo = (): string => `T${String((made += 1)).padStart(10, '0')}`

export function orderBody(no: string, notifyUrl: string, more: object = {}): Record<string, unknown> {
  return {
    appid: APPID,
    mchid: DIRECT.mchid,
    description: '2026年1月物业费',
    out_trade_no: no,
    notify_url: notifyUrl,
    amount: { total: 100, currency: 'CNY' },
    payer: { openid: ANNA },
    ...more,
  }
}

/** What the mini-program hands to wx.requestPayment, signed by node:crypto. */
export function payCall(cloud: LocalCloud, prepayId: unknown, mchid = DIRECT.mchid): Record<string, string> {
  const [timeStamp, nonceStr, pack] = [
    '1414561699',
    '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
    `prepay_id=${String(prepayId)}`,
  ]
  const message = `${APPID}\n${timeStamp}\n${nonceStr}\n${pack}\n`
  const paySign = createSign('RSA-SHA256').update(message).sign(cloud.pay.merchantPrivateKey(mchid), 'base64')
  return { timeStamp, nonceStr, package: pack, signType: 'RSA', paySign }
}

/** One of the phone's own calls; the answer's body. */
export async function onPhone(
  cloud: LocalCloud,
  end: string,
  body: object,
  openid = ANNA,
): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${cloud.phoneToken(openid)}` }
  return (await post(`${cloud.url}/phone-api/${end}`, body, headers)).body as Record<string, unknown>
}

/** Places an order and pays it. */
export async function paidOrder(
  cloud: LocalCloud,
  call: Call,
  notifyUrl: string,
  more: object = {},
): Promise<string> {
  const no = freshNo()
  const placed = await call('POST', '/v3/pay/transactions/jsapi', orderBody(no, notifyUrl, more))
  const { sheet } = await onPhone(cloud, 'pay', { ...payCall(cloud, placed.data.prepay_id), wait: false })
  cloud.pay.confirm(String(sheet))
  return no
}

type Letter = { headers: IncomingHttpHeaders; body: string }
export type Receiver = { url: string; letters: Letter[]; answers: number[]; close(): Promise<void> }

/** A merchant's notify_url that keeps what it gets and answers `answers` in turn, then 204. */
export async function startReceiver(): Promise<Receiver> {
  const letters: Letter[] = []
  const answers: number[] = []
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk: Buffer) => (body += chunk.toString()))
    req.on('end', () => {
      letters.push({ headers: req.headers, body })
      res.writeHead(answers.shift() ?? 204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/notify`, letters, answers, close }
}

/** What a letter says, opened and checked with the plugin; throws when its signature does not hold. */
export function opened(
  cloud: LocalCloud,
  letter: Letter,
  key = cloud.pay.publicKey().pem,
): Record<string, unknown> {
  const header = (name: string): string => String(letter.headers[`wechatpay-${name}`])
  const message = Formatter.response(header('timestamp'), header('nonce'), letter.body)
  if (!Rsa.verify(message, header('signature'), key)) throw new Error('The signature does not hold.')
  const { resource } = JSON.parse(letter.body) as { resource: Record<string, string> }
  const text = Aes.AesGcm.decrypt(
    String(resource.ciphertext),
    DIRECT.apiV3Key,
    String(resource.nonce),
    String(resource.associated_data),
  )
  return JSON.parse(text) as Record<string, unknown>
}

/** A functions folder holding the receiver under the name `paynotify`. */
export function receiverFunctions(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'paynotify'))
  const source = `module.exports = require(${JSON.stringify(join(__dirname, 'functions/receiver.cjs'))})`
  writeFileSync(join(folder, 'paynotify', 'index.js'), source)
  writeFileSync(join(folder, 'paynotify', 'config.json'), '{}')
  return folder
}
