import { CallFailure } from '../functions/call'
import { BodyError, readJsonObject } from '../http/body'
import { decoded } from '../http/path'
import { sendJson, sendText } from '../http/reply'
import type { Route } from '../http/server'
import { OPENID } from '../gateway/session-pages'
import { CONSOLE_ACTIONS, ConsoleError } from './actions'
import { overviewPage, phonePage, type ConsoleOptions } from './overview'

const HTML = 'text/html; charset=utf-8'
const PHONE_PAGE = /^\/phone\/([^/]+)\/wechat$/

function pages(o: ConsoleOptions): Route {
  return async (req, res, url) => {
    if (req.method !== 'GET') return false
    if (url.pathname === '/__console') {
      sendText(res, 200, HTML, await overviewPage(o))
      return true
    }
    const openid = decoded(PHONE_PAGE.exec(url.pathname)?.[1] ?? '') ?? ''
    if (!OPENID.test(openid)) return false
    sendText(res, 200, HTML, phonePage(o, openid))
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

/** `GET /__console`, `GET /phone/<openid>/wechat` and the console's buttons. */
export function consoleRoutes(o: ConsoleOptions): Route[] {
  return [pages(o), actions(o)]
}
