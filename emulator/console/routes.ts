import type { ServerResponse } from 'node:http'
import { CallFailure } from '../functions/call'
import { OPENID } from '../gateway/session-pages'
import { BodyError, readJsonObject } from '../http/body'
import { decoded } from '../http/path'
import { sendJson, sendText } from '../http/reply'
import type { Route } from '../http/server'
import { CONSOLE_ACTIONS, ConsoleError } from './actions'
import { dataPage } from './data-page'
import { consolePage } from './layout'
import { logsPage } from './logs-page'
import { messagesPage, phonePage } from './messages-page'
import type { ConsoleOptions, ConsolePage } from './options'
import { overview } from './overview'
import { sheetPage } from './payment-sheet'
import { paymentsPage } from './payments'

/** The tabs; a new page of the console is one more here. */
const PAGES: ConsolePage[] = [overview, messagesPage, paymentsPage, dataPage, logsPage]

const PHONE_PAGE = /^\/phone\/([^/]+)\/(wechat|pay)$/

/** Its own style and script only, and never inside somebody's frame, where a click could be meant for another page. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

function sendPage(res: ServerResponse, text: string): void {
  sendText(res, 200, 'text/html; charset=utf-8', text, { 'content-security-policy': POLICY })
}

function pages(o: ConsoleOptions): Route {
  return async (req, res, url) => {
    if (req.method !== 'GET') return false
    const page = PAGES.find((one) => one.path === url.pathname)
    if (page) {
      const body = await page.body(o, url)
      sendPage(res, consolePage({ tabs: PAGES, path: page.path, now: o.clock.now(), body }))
      return true
    }
    const [, id = '', shown] = PHONE_PAGE.exec(url.pathname) ?? []
    const openid = decoded(id) ?? ''
    if (!OPENID.test(openid)) return false
    sendPage(res, shown === 'pay' ? sheetPage(o.pay.sheets(), openid) : phonePage(o, openid))
    return true
  }
}

function actions(o: ConsoleOptions): Route {
  return async (req, res, url) => {
    const act = CONSOLE_ACTIONS[url.pathname]
    if (!act || req.method !== 'POST') return false
    try {
      await act(o, await readJsonObject(req, 64 * 1024))
      sendJson(res, 200, { ok: true, now: o.clock.now() })
    } catch (error) {
      if (!(error instanceof ConsoleError || error instanceof BodyError || error instanceof CallFailure))
        throw error
      sendJson(res, 400, { ok: false, message: error.message })
    }
    return true
  }
}

/** `GET /__console…`, `GET /phone/<openid>/wechat` and the console's buttons. */
export function consoleRoutes(o: ConsoleOptions): Route[] {
  return [pages(o), actions(o)]
}
