import { checkBearer } from '../gateway/bearer'
import type { Tokens } from '../gateway/tokens'
import { BodyError, readJsonObject } from '../http/body'
import { sendJson } from '../http/reply'
import type { Route } from '../http/server'
import type { WechatMemory } from './memory'
import type { PhoneNumbers } from './phone-numbers'
import type { Channel, WechatOptions } from './templates'

export type PhoneRouteOptions = {
  settings: WechatOptions
  memory: WechatMemory
  tokens: Tokens
  phoneNumbers: PhoneNumbers
}

type Result = Record<string, unknown>

/** Design limit: the documentation says 3, the typings 5 (wechat.md §3.1). */
const SUBSCRIBE_IDS = 3
const EMPLOYEE_IDS = 6

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function unknownTemplate(settings: WechatOptions, channel: Channel, ids: string[]): boolean {
  return ids.some(
    (id) => !settings.templates.some((template) => template.id === id && template.channel === channel),
  )
}

function failed(api: string, errCode: number, why: string): Result {
  return { errMsg: `${api}:fail ${why}`, errCode }
}

/** wx.requestSubscribeMessage: every accept adds one to the balance, silently or not. */
function subscribe(o: PhoneRouteOptions, openid: string, body: Result): Result {
  const ids = strings(body.tmplIds)
  const phone = o.memory.phone(openid)
  const api = 'requestSubscribeMessage'
  if (ids.length === 0 || ids.length > SUBSCRIBE_IDS)
    return failed(api, 20003, `1 to ${SUBSCRIBE_IDS} template ids`)
  if (unknownTemplate(o.settings, 'subscribe', ids)) return failed(api, 20001, 'No template data return')
  if (phone.messagesOff) return failed(api, 20004, 'The main switch is switched off')
  const answers = Object.fromEntries(ids.map((id) => [id, phone.refused.includes(id) ? 'reject' : 'accept']))
  for (const id of ids) {
    if (answers[id] === 'accept') phone.consents[id] = (phone.consents[id] ?? 0) + 1
  }
  o.memory.save(openid)
  return { errMsg: `${api}:ok`, ...answers }
}

/** wx.bindEmployeeRelation. */
function bindEmployee(o: PhoneRouteOptions, openid: string, body: Result): Result {
  const ids = strings(body.tmplIds)
  if (ids.length > EMPLOYEE_IDS || unknownTemplate(o.settings, 'employee', ids)) {
    return failed('bindEmployeeRelation', 20001, 'unknown template or too many')
  }
  o.memory.phone(openid).employee = ids
  o.memory.save(openid)
  return { errMsg: 'bindEmployeeRelation:ok' }
}

function checkEmployee(o: PhoneRouteOptions, openid: string): Result {
  return { errMsg: 'checkEmployeeRelation:ok', bindingStatus: o.memory.phone(openid).employee !== undefined }
}

/** What the person set in WeChat's own settings: all messages off, or single templates refused. */
function settings(o: PhoneRouteOptions, openid: string, body: Result): Result {
  const phone = o.memory.phone(openid)
  if (typeof body.messagesOff === 'boolean') phone.messagesOff = body.messagesOff
  if (Array.isArray(body.refused)) phone.refused = strings(body.refused)
  o.memory.save(openid)
  const itemSettings = Object.fromEntries(phone.refused.map((id) => [id, 'reject']))
  return { subscriptionsSetting: { mainSwitch: !phone.messagesOff, itemSettings } }
}

type Answer = (o: PhoneRouteOptions, openid: string, body: Result) => Result

const ENDS: Record<string, Answer> = {
  '/phone-api/subscribe': subscribe,
  '/phone-api/bind-employee': bindEmployee,
  '/phone-api/check-employee': checkEmployee,
  '/phone-api/settings': settings,
  '/phone-api/phone-number': (o, openid) => ({ errMsg: 'getPhoneNumber:ok', ...o.phoneNumbers.tap(openid) }),
}

/** `/phone-api/…`: what the WeChat app itself does for a simulated phone. Bearer: that phone's session. */
export function phoneRoute(o: PhoneRouteOptions): Route {
  return async (req, res, url) => {
    const end = ENDS[url.pathname]
    if (!end || req.method !== 'POST') return false
    const bearer = checkBearer({ req, tokens: o.tokens })
    try {
      const body = await readJsonObject(req, 64 * 1024)
      if (!bearer.ok || bearer.identity.kind !== 'phone')
        sendJson(res, 401, { errMsg: 'fail: not a phone session' })
      else sendJson(res, 200, end(o, bearer.identity.openid, body))
    } catch (error) {
      if (!(error instanceof BodyError)) throw error
      sendJson(res, 400, { errMsg: `fail: ${error.message}` })
    }
    return true
  }
}
