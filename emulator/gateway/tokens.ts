import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock'
import { isRecord, textOf } from '../http/body'
import { readKept } from '../kept-file'
import type { Signer } from '../secret'

/** Lifetimes of the real service: docs.cloudbase.net/http-api/auth/auth-sign-in-custom. */
export const ACCESS_SECONDS = 7200
export const REFRESH_SECONDS = 2_592_000

/** Whom a session stands for: a simulated phone, or a browser signed in by custom login. */
export type Subject =
  { kind: 'phone'; openid: string } | { kind: 'browser'; uid: string; customUserId: string }

/** `expiresAt` is epoch ms of the access token. */
export type Session = { accessToken: string; refreshToken: string; expiresAt: number; subject: Subject }

export type TokenUse = 'access' | 'refresh'
export type TokenRefusal = { ok: false; reason: 'invalid' | 'expired' }
export type TokenCheck = { ok: true; subject: Subject } | TokenRefusal

export type Tokens = {
  open(subject: Subject): Session
  /** New tokens of the session this refresh token belongs to. */
  renew(refreshToken: string): Session | TokenRefusal
  check(token: string, use: TokenUse): TokenCheck
  /** Ends the session a token belongs to, with all of its tokens; false = not a valid token. */
  revoke(token: string): boolean
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const HEADER = encode({ alg: 'HS256', typ: 'JWT' })

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function subjectOf(claims: Record<string, unknown>): Subject | undefined {
  const openid = textOf(claims, 'openid')
  if (openid !== '') return { kind: 'phone', openid }
  const uid = textOf(claims, 'sub')
  return uid === '' ? undefined : { kind: 'browser', uid, customUserId: textOf(claims, 'custom') }
}

/** Sessions that were signed out, in `dir`/signed-out.json until their tokens would have ended anyway. */
function openSignedOut(
  dir: string | undefined,
  clock: Clock,
): { has(id: string): boolean; add(id: string): void } {
  const file = dir === undefined ? undefined : join(dir, 'signed-out.json')
  const saved = file !== undefined && existsSync(file) ? readKept(file) : {}
  const until = new Map(Object.entries(isRecord(saved) ? saved : {}).map(([id, at]) => [id, Number(at)]))
  return {
    has: (id) => until.has(id),
    add: (id) => {
      const now = clock.now()
      for (const [old, at] of until) if (at < now) until.delete(old)
      until.set(id, now + REFRESH_SECONDS * 1000)
      if (file !== undefined) writeFileSync(file, JSON.stringify(Object.fromEntries(until)))
    },
  }
}

/** Signed tokens that expire by the cloud's clock and end with their session. */
export function createTokens(o: { signer: Signer; clock: Clock; envId: string; dir?: string }): Tokens {
  const signedOut = openSignedOut(o.dir, o.clock)
  const issue = (subject: Subject, session: string, use: TokenUse, expiresAt: number): string => {
    const who =
      subject.kind === 'phone'
        ? { openid: subject.openid }
        : { sub: subject.uid, custom: subject.customUserId }
    const claims = { ...who, sid: session, use, project_id: o.envId, exp: expiresAt / 1000 }
    const body = `${HEADER}.${encode(claims)}`
    return `${body}.${o.signer.sign(body)}`
  }
  const open = (subject: Subject, session: string): Session => {
    const now = o.clock.now()
    const expiresAt = now + ACCESS_SECONDS * 1000
    return {
      accessToken: issue(subject, session, 'access', expiresAt),
      refreshToken: issue(subject, session, 'refresh', now + REFRESH_SECONDS * 1000),
      expiresAt,
      subject,
    }
  }
  const read = (token: string): Record<string, unknown> | undefined => {
    const [header = '', payload = '', signature = ''] = token.split('.')
    if (!o.signer.verify(`${header}.${payload}`, signature)) return undefined
    const claims = decode(payload)
    return claims.project_id === o.envId && !signedOut.has(textOf(claims, 'sid')) ? claims : undefined
  }
  const check = (token: string, use: TokenUse): TokenCheck => {
    const claims = read(token)
    const subject = claims && subjectOf(claims)
    if (!subject || claims.use !== use) return { ok: false, reason: 'invalid' }
    return Number(claims.exp) * 1000 > o.clock.now()
      ? { ok: true, subject }
      : { ok: false, reason: 'expired' }
  }
  return {
    check,
    open: (subject) => open(subject, o.clock.randomHex(8)),
    renew: (refreshToken) => {
      const checked = check(refreshToken, 'refresh')
      return checked.ok ? open(checked.subject, textOf(read(refreshToken) ?? {}, 'sid')) : checked
    },
    revoke: (token) => {
      const session = textOf(read(token) ?? {}, 'sid')
      if (session !== '') signedOut.add(session)
      return session !== ''
    },
  }
}
