import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { BodyError, readJsonObject, textOf } from '../http/body'
import { loseAnswer, sendJson } from '../http/reply'
import type { Route } from '../http/server'
import type { AccessTokens } from './access-token'
import { miniProgramCode } from './code-image'
import type { WechatEnd, WechatFaults } from './faults'
import { employeeMessage, subscribeMessage, type MessageOptions, type Prepared } from './messages'
import type { PhoneNumbers } from './phone-numbers'

export type WechatApiOptions = MessageOptions & {
  tokens: AccessTokens
  faults: WechatFaults
  phoneNumbers: PhoneNumbers
}

/** What an end does: `work` is carried out once or, duplicated, twice; its value is the answer (Buffer = an image). */
type Work = () => Record<string, unknown> | Buffer
type End = { name: WechatEnd; open?: true; prepare(o: WechatApiOptions, body: Record<string, unknown>): Work }

const BODY_LIMIT = 256 * 1024

const message = (prepared: Prepared): Work =>
  'refusal' in prepared ? () => prepared.refusal : prepared.deliver

const ENDS: Record<string, End> = {
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
    if (typeof openid === 'string' && o.memory.known(openid)) delete o.memory.phone(openid).employee
  }
  o.memory.save()
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

async function answer(
  o: WechatApiOptions,
  end: End,
  url: URL,
  body: Record<string, unknown>,
  res: ServerResponse,
): Promise<void> {
  const fault = o.faults.strike(end.name)
  const refusal = end.open ? undefined : tokenRefusal(o, url)
  if (fault?.kind === 'lose') loseAnswer(res)
  else if (fault?.kind === 'http429')
    sendJson(res, 429, { errcode: 45009, errmsg: 'reach max api daily quota limit' })
  else if (fault?.kind === 'busy') sendJson(res, 200, { errcode: -1, errmsg: 'system error' })
  else if (refusal) sendJson(res, 200, refusal)
  else {
    if (fault?.kind === 'delay') await sleep(fault.ms ?? 1000)
    const work = end.prepare(o, body)
    const result = work()
    if (fault?.kind === 'duplicate') work()
    if (fault?.kind === 'answerLostAfterCommit') loseAnswer(res)
    else send(res, result)
  }
}

/** `/wechat/…` in the place of https://api.weixin.qq.com/… */
export function wechatApiRoute(o: WechatApiOptions): Route {
  return async (req, res, url) => {
    const end = ENDS[url.pathname]
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
