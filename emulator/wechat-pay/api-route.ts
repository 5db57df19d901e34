import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { BodyError, readBytes } from '../http/body'
import { decoded } from '../http/path'
import { loseAnswer, sendJson } from '../http/reply'
import type { Route } from '../http/server'
import { callOf, type Call, type Desk } from './calls'
import type { PayEnd, PayFault, PayFaults } from './faults'
import type { SigningKey } from './keys'
import type { PayMerchant } from './options'
import type { Answer } from './orders'
import { merchantOf, type SignedRequest } from './platform'
import { proven } from './proof'
import { PayRefusal } from './refusal'
import { settleRefunds } from './refunds'
import { parsedBody } from './shape'
import { checkRequest, readAuthorization } from './signature'
import { signingKeyFor } from './signing-keys'

/** This cloud serves https://api.mch.weixin.qq.com/… below it. */
const MOUNT = '/wechatpay'
const BODY_LIMIT = 64 * 1024

export type PayApiOptions = Desk & { faults: PayFaults }

type Reply = Answer | Buffer | PayRefusal

/** Requests a reorder fault holds back, by end; each next answer lets one go. */
type Held = Map<PayEnd, (() => void)[]>

/** @throws PayRefusal SIGN_ERROR */
function signedBy(o: PayApiOptions, req: IncomingMessage, path: string, text: string): PayMerchant {
  const auth = readAuthorization(req.headers.authorization)
  const merchant = merchantOf(o.platform.settings, auth.mchid)
  if (!merchant) throw new PayRefusal('SIGN_ERROR', '商户号不存在')
  // Whether the service minds the case of a serial is not known (wechat.md §6).
  if (merchant.serial.toLowerCase() !== auth.serial_no.toLowerCase()) {
    throw new PayRefusal('SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号')
  }
  checkRequest({
    auth,
    key: o.platform.keys.merchant(merchant),
    method: req.method ?? '',
    // A client that only swaps the host signs the service's path; one with a base URL signs what it sends.
    urls: [path.slice(MOUNT.length), path],
    body: text,
    now: o.platform.clock.now(),
  })
  return merchant
}

function worked(o: PayApiOptions, call: Call, request: SignedRequest, parts: string[]): Reply {
  try {
    settleRefunds(o.platform, o.platform.clock.now())
    return call.work(o, request, parts)
  } catch (error) {
    if (error instanceof PayRefusal) return error
    throw error
  }
}

function send(o: PayApiOptions, res: ServerResponse, reply: Reply, key: SigningKey, fault?: PayFault): void {
  const id = { 'request-id': `${o.platform.clock.randomHex(16).toUpperCase()}-0` }
  if (Buffer.isBuffer(reply)) {
    res.writeHead(200, { ...id, 'content-type': 'text/plain', 'content-length': reply.length }).end(reply)
    return
  }
  const content = reply instanceof PayRefusal ? reply.body() : 'body' in reply ? reply.body : undefined
  const text = content === undefined ? '' : JSON.stringify(content)
  const { body, headers } = proven({ key, body: text, clock: o.platform.clock, fault: fault?.kind })
  const type = text === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }
  res.writeHead(reply.status, { ...id, ...type, ...headers }).end(reply.status === 204 ? undefined : body)
}

async function hold(held: Held, end: PayEnd, ms: number): Promise<void> {
  const released = new Promise<void>((resolve) => held.set(end, [...(held.get(end) ?? []), resolve]))
  await Promise.race([released, sleep(ms, undefined, { ref: false })])
}

/** The answer under a fault, or undefined when there is none to give. */
async function disturbed(
  fault: PayFault | undefined,
  held: Held,
  end: PayEnd,
  work: () => Reply,
): Promise<Reply | undefined> {
  if (fault?.kind === 'lose') return undefined
  if (fault?.kind === 'http429') return new PayRefusal('FREQUENCY_LIMITED')
  if (fault?.kind === 'systemError') return new PayRefusal('SYSTEM_ERROR')
  if (fault?.kind === 'delay') await sleep(fault.ms ?? 1000)
  if (fault?.kind === 'reorder') await hold(held, end, fault.ms ?? 1000)
  const reply = work()
  if (fault?.kind === 'duplicate') return work()
  if (fault?.kind === 'systemErrorAfterCommit') return new PayRefusal('SYSTEM_ERROR')
  return fault?.kind === 'answerLostAfterCommit' ? undefined : reply
}

/** `/wechatpay/v3/…` in the place of https://api.mch.weixin.qq.com/v3/… */
export function payApiRoute(o: PayApiOptions): Route {
  const held: Held = new Map()
  const answer = async (
    req: IncomingMessage,
    res: ServerResponse,
    url: URL,
    call: Call,
    parts: string[],
  ): Promise<void> => {
    const text = (await readBytes(req, BODY_LIMIT)).toString('utf8')
    const merchant = signedBy(o, req, `${url.pathname}${url.search}`, text)
    const asked = req.headers['wechatpay-serial']
    const key = signingKeyFor(o.platform.keys, merchant, typeof asked === 'string' ? asked : undefined)
    if (key instanceof PayRefusal) {
      send(o, res, key, signingKeyFor(o.platform.keys, merchant))
      return
    }
    const fault = o.faults.strike(call.end)
    const request = (): SignedRequest => ({
      merchant,
      body: call.method === 'POST' ? parsedBody(text) : {},
      query: url.searchParams,
    })
    const reply = await disturbed(fault, held, call.end, () => {
      try {
        return worked(o, call, request(), parts)
      } catch (error) {
        if (error instanceof PayRefusal) return error
        throw error
      }
    })
    if (reply === undefined) loseAnswer(res)
    else send(o, res, reply, key, fault)
    held.get(call.end)?.shift()?.()
  }
  return async (req, res, url) => {
    if (!url.pathname.startsWith(`${MOUNT}/`)) return false
    const found = callOf(req.method ?? '', url.pathname.slice(MOUNT.length))
    if (!found) return false
    try {
      await answer(
        req,
        res,
        url,
        found.call,
        found.parts.map((part) => decoded(part) ?? ''),
      )
    } catch (error) {
      if (error instanceof BodyError) sendJson(res, 400, new PayRefusal('PARAM_ERROR', error.message).body())
      else if (error instanceof PayRefusal) sendJson(res, error.status, error.body())
      else throw error
    }
    return true
  }
}
