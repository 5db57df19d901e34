import { checkBearer } from '../gateway/bearer'
import type { Tokens } from '../gateway/tokens'
import { BodyError, readJsonObject, textOf } from '../http/body'
import { sendJson } from '../http/reply'
import type { Route } from '../http/server'
import type { Sheet, SheetEnd, Sheets } from './sheets'

type Result = Record<string, unknown>
export type PayPhoneOptions = { sheets: Sheets; tokens: Tokens; appid: string }

function resultOf(end: SheetEnd): Result {
  if (end.kind === 'ok') return { errMsg: 'requestPayment:ok' }
  return { errMsg: end.kind === 'cancel' ? 'requestPayment:fail cancel' : `requestPayment:fail ${end.why}` }
}

function pageOf(sheet: Sheet): Result {
  return { sheet: sheet.id, page: `/phone/${encodeURIComponent(sheet.openid)}/pay` }
}

/** wx.requestPayment: answers when the sheet closes, or with `wait: false` at once with the sheet and its page. */
async function pay(o: PayPhoneOptions, openid: string, body: Result): Promise<Result> {
  const sheet = o.sheets.open(openid, o.appid, body)
  if ('why' in sheet) return { errMsg: `requestPayment:fail ${sheet.why}` }
  return body.wait === false ? pageOf(sheet) : result(o, openid, { sheet: sheet.id })
}

/** How a sheet that was opened without waiting ended; waits for it. */
async function result(o: PayPhoneOptions, openid: string, body: Result): Promise<Result> {
  const end = await o.sheets.closed(textOf(body, 'sheet'), openid)
  return end ? resultOf(end) : { errMsg: 'requestPayment:fail no such sheet' }
}

/** What the person does with an own sheet. */
function act(kind: 'confirm' | 'cancel') {
  return (o: PayPhoneOptions, openid: string, body: Result): Result => {
    const own = o.sheets.list().find((one) => one.id === body.sheet && one.openid === openid)
    return own ? resultOf(o.sheets[kind](own.id)) : { errMsg: 'requestPayment:fail no such sheet' }
  }
}

const ENDS: Record<string, (o: PayPhoneOptions, openid: string, body: Result) => Result | Promise<Result>> = {
  '/phone-api/pay': pay,
  '/phone-api/pay-result': result,
  '/phone-api/pay-confirm': act('confirm'),
  '/phone-api/pay-cancel': act('cancel'),
}

/** `/phone-api/pay…`: paying as the WeChat app does it for a simulated phone. Bearer: that phone's session. */
export function payPhoneRoute(o: PayPhoneOptions): Route {
  return async (req, res, url) => {
    const end = ENDS[url.pathname]
    if (!end || req.method !== 'POST') return false
    const bearer = checkBearer({ req, tokens: o.tokens })
    try {
      const body = await readJsonObject(req, 64 * 1024)
      if (!bearer.ok || bearer.identity.kind !== 'phone')
        sendJson(res, 401, { errMsg: 'fail: not a phone session' })
      else sendJson(res, 200, await end(o, bearer.identity.openid, body))
    } catch (error) {
      if (!(error instanceof BodyError)) throw error
      sendJson(res, 400, { errMsg: `fail: ${error.message}` })
    }
    return true
  }
}
