import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import { BodyError, readJsonObject, textOf } from '../http/body'
import { sendJson } from '../http/reply'
import type { Route } from '../http/server'
import { bearerOf } from './bearer'
import { checkTicket, type CustomLogin } from './ticket'
import { ACCESS_SECONDS, type Session, type Tokens } from './tokens'
import type { Users } from './users'

export type SignInOptions = { clock: Clock; envId: string; login?: CustomLogin; tokens: Tokens; users: Users }

/** Turns a custom-login ticket into a session, or says why not. */
export function exchangeTicket(o: SignInOptions, ticket: string): Session | { message: string } {
  if (!o.login) return { message: 'custom login is not configured (customLogin)' }
  const check = checkTicket({ login: o.login, envId: o.envId, ticket, now: o.clock.now() })
  if (!check.ok) return { message: check.message }
  const { customUserId } = check
  return o.tokens.open({ kind: 'browser', uid: o.users.uidOf(customUserId), customUserId })
}

/** The service's refusal of a sign-in; 16 is its number for "unauthenticated". */
function refuse(res: ServerResponse, description: string, error = 'unauthenticated'): void {
  sendJson(res, 401, { error, error_code: 16, error_description: description })
}

function sendSession(res: ServerResponse, session: Session): void {
  sendJson(res, 200, {
    token_type: 'Bearer',
    access_token: session.accessToken,
    refresh_token: session.refreshToken,
    expires_in: ACCESS_SECONDS,
    sub: session.subject.kind === 'browser' ? session.subject.uid : session.subject.openid,
    groups: [],
  })
}

function signIn(o: SignInOptions, body: Record<string, unknown>, res: ServerResponse): void {
  const session =
    textOf(body, 'provider_id') === 'custom'
      ? exchangeTicket(o, textOf(body, 'ticket') || textOf(body, 'provider_token'))
      : { message: 'provider_id must be "custom"' }
  if ('message' in session) refuse(res, session.message)
  else sendSession(res, session)
}

/** js-sdk drops its credentials when it reads `invalid_grant`. */
function refresh(o: SignInOptions, body: Record<string, unknown>, res: ServerResponse): void {
  if (textOf(body, 'grant_type') !== 'refresh_token') {
    refuse(res, 'grant_type must be "refresh_token"')
    return
  }
  const session = o.tokens.renew(textOf(body, 'refresh_token'))
  if ('reason' in session) refuse(res, `the refresh token is ${session.reason}`, 'invalid_grant')
  else sendSession(res, session)
}

/** Sign-out: js-sdk posts its access token and expects an empty object. */
function revoke(o: SignInOptions, body: Record<string, unknown>, res: ServerResponse): void {
  if (o.tokens.revoke(textOf(body, 'token'))) sendJson(res, 200, {})
  else refuse(res, 'the token is invalid')
}

/** `GET /auth/v1/user/me` of the session in the header. */
function me(o: SignInOptions, req: IncomingMessage, res: ServerResponse): void {
  const check = o.tokens.check(bearerOf(req), 'access')
  if (!check.ok) refuse(res, `the access token is ${check.reason}`)
  else if (check.subject.kind === 'phone') sendJson(res, 200, { sub: check.subject.openid })
  else {
    const { uid, customUserId } = check.subject
    sendJson(res, 200, { sub: uid, providers: [{ id: 'custom', provider_user_id: customUserId }] })
  }
}

const BODY_LIMIT = 64 * 1024

/** Signing in, refreshing, asking who, signing out, as js-sdk does it (docs.cloudbase.net/http-api/auth). */
export function signInRoute(o: SignInOptions): Route {
  const ends = new Map([
    ['/auth/v1/signin/custom', signIn],
    ['/auth/v1/token', refresh],
    ['/auth/v1/revoke', revoke],
  ])
  return async (req, res, url) => {
    if (url.pathname === '/auth/v1/user/me' && req.method === 'GET') {
      me(o, req, res)
      return true
    }
    const end = ends.get(url.pathname)
    if (!end || req.method !== 'POST') return false
    try {
      end(o, await readJsonObject(req, BODY_LIMIT), res)
    } catch (error) {
      if (!(error instanceof BodyError)) throw error
      refuse(res, error.message)
    }
    return true
  }
}
