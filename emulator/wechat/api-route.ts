import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { BodyError, readJsonObject, textOf } from '../http/body'
import { loseAnswer, sendJson } from '../http/reply'
import type { Route } from '../http/server'
import type { AccessTokens } from './access-token'
import { miniProgramCode } from './code-image'
import type { WechatEnd, WechatFaults } from './faults'
import { checkMedia, checkText, type ContentCheckOptions } from './content-check'
import { employeeMessage, subscribeMessage, type MessageOptions, type Prepared } from './messages'
import type { PhoneNumbers } from './phone-numbers'
import { robotMessage, type RobotOptions } from './robot'

export type WechatApiOptions = MessageOptions &
  ContentCheckOptions &
  RobotOptions & {
    tokens: AccessTokens
    faults: WechatFaults
    phoneNumbers: PhoneNumbers
  }

/** What an end does: `work` is carried out once or, duplicated, twice; its value is the answer (Buffer = an image). */
type Work = () => Record<string, unknown> | Buffer
export type End = {
  name: WechatEnd
  /** Asks for no access token. */
  open?: true
  prepare(o: WechatApiOptions, body: Record<string, unknown>, url: URL): Work
}

/** A robot's image of 2 MB in base64 is the largest request. */
const BODY_LIMIT = 3 * 1024 * 1024

const message = (prepared: Prepared): Work =>
  'refusal' in prepared ? () => prepared.refusal : prepared.deliver

/** By path of this cloud. */
export const WECHAT_API: Record<string, End> = {
  '/wechat/cgi-bin/stable_token': {
    name: 'token',
    open: true,
    prepare: (o, body) => () => stableToken(o, body),
  },
  '/wechat/cgi-bin/message/subscribe/send': {
    name: 'subscribe',
    prepare: (o, body) => message(subscribeMessage(o, body)),
  },
  '/wechat/cgi-bin/message/wxopen/employeerelationmsg/send': {
    name: 'employee',
    prepare: (o, body) => message(employeeMessage(o, body)),
  },
  '/wechat/wxa/business/unbinduserb2cauthinfo': {
    name: 'employee',
    prepare: (o, body) => () => unbind(o, body),
  },
  '/wechat/wxa/business/getuserphonenumber': {
    name: 'phoneNumber',
    prepare: (o, body) => () => o.phoneNumbers.exchange(body),
  },
  '/wechat/wxa/getwxacodeunlimit': {
    name: 'wxacode',
    prepare: (o, body) => () => miniProgramCode(o.settings, body),
  },
  '/wechat/wxa/msg_sec_check': {
    name: 'textCheck',
    prepare: (o, body) => () => checkText(o, body),
  },
  '/wechat/wxa/media_check_async': {
    name: 'mediaCheck',
    prepare: (o, body) => () => checkMedia(o, body),
  },
  // WeCom's own host, qyapi.weixin.qq.com; the key in the address is all it asks for.
  '/wecom/cgi-bin/webhook/send': {
    name: 'robot',
    open: true,
    prepare: (o, body, url) => message(robotMessage(o, url.searchParams.get('key') ?? '', body)),
  },
}

function stableToken(o: WechatApiOptions, body: Record<string, unknown>): Record<string, unknown> {
  if (textOf(body, 'grant_type') !== 'client_credential')
    return { errcode: 40002, errmsg: 'invalid grant_type' }
  if (textOf(body, 'appid') !== o.settings.appid) return { errcode: 40013, errmsg: 'invalid appid' }
  if (textOf(body, 'secret') !== o.settings.secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
  return (
    o.tokens.issue(body.force_refresh === true) ?? {
      errcode: 45009,
      errmsg: 'reach max api daily quota limit',
    }
  )
}

function unbind(o: WechatApiOptions, body: Record<string, unknown>): Record<string, unknown> {
  const openids: unknown[] = Array.isArray(body.openid_list) ? body.openid_list : []
  for (const openid of openids) {
    if (typeof openid !== 'string' || !o.memory.known(openid)) continue
    delete o.memory.phone(openid).employee
    o.memory.save(openid)
  }
  return { errcode: 0, errmsg: 'ok' }
}

function tokenRefusal(o: WechatApiOptions, url: URL): Record<string, unknown> | undefined {
  const check = o.tokens.check(url.searchParams.get('access_token') ?? '')
  if (check === 'ok') return undefined
  return check === 'expired'
    ? { errcode: 42001, errmsg: 'access_token expired' }
    : { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' }
}

function send(res: ServerResponse, answer: Record<string, unknown> | Buffer): void {
  if (Buffer.isBuffer(answer))
    res.writeHead(200, { 'content-type': 'image/png', 'content-length': answer.length }).end(answer)
  else sendJson(res, 200, answer)
}

/** What came of a request: an answer, none, or the front door's refusal of too many. */
export type Outcome = { answer: Record<string, unknown> | Buffer } | 'lost' | 'too-many'

/** Carries a request out under the fault that is set for its end. */
export async function carryOut(
  o: WechatApiOptions,
  end: End,
  request: { url: URL; body: Record<string, unknown>; refusal?: Record<string, unknown> },
): Promise<Outcome> {
  const fault = o.faults.strike(end.name)
  if (fault?.kind === 'lose') return 'lost'
  if (fault?.kind === 'http429') return 'too-many'
  if (fault?.kind === 'busy') return { answer: { errcode: -1, errmsg: 'system error' } }
  if (request.refusal) return { answer: request.refusal }
  if (fault?.kind === 'delay') await sleep(fault.ms ?? 1000)
  if (fault?.kind === 'reorder') o.memory.swapNext()
  const work = end.prepare(o, request.body, request.url)
  const answer = work()
  if (fault?.kind === 'duplicate') work()
  return fault?.kind === 'answerLostAfterCommit' ? 'lost' : { answer }
}

async function answer(
  o: WechatApiOptions,
  end: End,
  url: URL,
  body: Record<string, unknown>,
  res: ServerResponse,
): Promise<void> {
  const refusal = end.open ? undefined : tokenRefusal(o, url)
  const outcome = await carryOut(o, end, { url, body, refusal })
  if (outcome === 'lost') loseAnswer(res)
  else if (outcome === 'too-many')
    sendJson(res, 429, { errcode: 45009, errmsg: 'reach max api daily quota limit' })
  else send(res, outcome.answer)
}

/** `/wechat/…` in the place of https://api.weixin.qq.com/…, `/wecom/…` in that of https://qyapi.weixin.qq.com/… */
export function wechatApiRoute(o: WechatApiOptions): Route {
  return async (req, res, url) => {
    const end = WECHAT_API[url.pathname]
    if (!end || req.method !== 'POST') return false
    try {
      await answer(o, end, url, await readJsonObject(req, BODY_LIMIT), res)
    } catch (error) {
      if (!(error instanceof BodyError)) throw error
      sendJson(res, 200, { errcode: 47001, errmsg: `data format error: ${error.message}` })
    }
    return true
  }
}
