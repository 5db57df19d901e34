import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import { decoded } from '../http/path'
import { sendJson, sendText } from '../http/reply'
import type { Route } from '../http/server'
import { exchangeTicket, type SignInOptions } from './sign-in'
import { createTicket, CUSTOM_USER_ID } from './ticket'
import type { Session } from './tokens'

export const OPENID = /^[A-Za-z0-9_-]{4,64}$/
export const DEFAULT_SESSION_KEY = 'local-cloud-session'

export type SessionPagesOptions = SignInOptions & {
  clock: Clock
  storageKey: string
  openPhone: (openid: string) => Session
}

/** A path of this server only: never another site, also not by `//host` or `/\host`. */
export function ownPath(to: string | null): string {
  if (to === null || !/^\/(?![/\\])/.test(to) || /[\r\n]/.test(to)) return '/'
  return to
}

/** JSON that cannot leave its <script> element. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

function stored({ accessToken, refreshToken, expiresAt }: Session): Omit<Session, 'subject'> {
  return { accessToken, refreshToken, expiresAt }
}

function sendEntry(res: ServerResponse, key: string, session: Session, to: string): void {
  const script = `sessionStorage.setItem(${inScript(key)}, ${inScript(JSON.stringify(stored(session)))}); location.replace(${inScript(to)})`
  sendText(
    res,
    200,
    'text/html; charset=utf-8',
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>正在进入…</title><script>${script}</script></html>`,
  )
}

/** A session of custom login gained as a real browser gains it: a signed ticket, exchanged. */
export function browserSession(o: SignInOptions, uid: string): Session | { message: string } {
  if (!o.login) return { message: 'custom login is not configured (customLogin)' }
  const ticket = createTicket({ login: o.login, envId: o.envId, uid, clock: o.clock })
  return exchangeTicket(o, ticket)
}

/**
 * `GET /phone/<openid>?to=` and `GET /browser/<uid>?to=`: put a session into the window, then show the app. With
 * `Accept: application/json` the session itself, for programs that play a phone.
 */
export function sessionPagesRoute(o: SessionPagesOptions): Route {
  return (req, res, url) => {
    const [, kind, encoded = '', ...rest] = url.pathname.split('/')
    if (req.method !== 'GET' || rest.length > 0 || (kind !== 'phone' && kind !== 'browser')) return false
    const id = decoded(encoded) ?? ''
    const valid = (kind === 'phone' ? OPENID : CUSTOM_USER_ID).test(id)
    const session = !valid
      ? { message: `not a valid id: ${id}` }
      : kind === 'phone'
        ? o.openPhone(id)
        : browserSession(o, id)
    if ('message' in session) sendText(res, 400, 'text/plain; charset=utf-8', session.message)
    else if (req.headers.accept === 'application/json') sendJson(res, 200, stored(session))
    else sendEntry(res, o.storageKey, session, ownPath(url.searchParams.get('to')))
    return true
  }
}
