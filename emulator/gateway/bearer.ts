import type { IncomingMessage } from 'node:http'
import type { Identity } from '../functions/call'
import type { Tokens } from './tokens'

export type BearerCheck = { ok: true; identity: Identity } | { ok: false; code: string; message: string }

/** The bearer token of a request, or the empty string. */
export function bearerOf(req: IncomingMessage): string {
  const match = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')
  return match?.[1] ?? ''
}

/** Who calls: a session, the publishable key (nobody), or a refusal with the service's code (docs error-code/basic). */
export function checkBearer(o: {
  req: IncomingMessage
  tokens: Tokens
  publishableKey?: string
}): BearerCheck {
  const token = bearerOf(o.req)
  if (o.publishableKey !== undefined && token === o.publishableKey)
    return { ok: true, identity: { kind: 'none' } }
  const check = o.tokens.check(token, 'access')
  if (check.ok) return { ok: true, identity: check.subject }
  return check.reason === 'expired'
    ? { ok: false, code: 'ACCESS_TOKEN_EXPIRED', message: 'The access token has expired.' }
    : {
        ok: false,
        code: 'INVALID_ACCESS_TOKEN',
        message: 'The Authorization header carries no valid access token.',
      }
}
