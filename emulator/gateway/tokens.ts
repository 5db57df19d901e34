import type { Clock } from '../clock'
import { isRecord, textOf } from '../http/body'
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
export type TokenCheck = { ok: true; subject: Subject } | { ok: false; reason: 'invalid' | 'expired' }

export type Tokens = { open(subject: Subject): Session; check(token: string, use: TokenUse): TokenCheck }

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

/** Signed, stateless tokens that expire by the cloud's clock. */
export function createTokens(o: { signer: Signer; clock: Clock; envId: string }): Tokens {
  const issue = (subject: Subject, use: TokenUse, expiresAt: number): string => {
    const who =
      subject.kind === 'phone'
        ? { openid: subject.openid }
        : { sub: subject.uid, custom: subject.customUserId }
    const body = `${HEADER}.${encode({ ...who, use, project_id: o.envId, exp: expiresAt / 1000 })}`
    return `${body}.${o.signer.sign(body)}`
  }
  return {
    open: (subject) => {
      const now = o.clock.now()
      const expiresAt = now + ACCESS_SECONDS * 1000
      return {
        accessToken: issue(subject, 'access', expiresAt),
        refreshToken: issue(subject, 'refresh', now + REFRESH_SECONDS * 1000),
        expiresAt,
        subject,
      }
    },
    check: (token, use) => {
      const [header = '', payload = '', signature = ''] = token.split('.')
      if (!o.signer.verify(`${header}.${payload}`, signature)) return { ok: false, reason: 'invalid' }
      const claims = decode(payload)
      const subject = subjectOf(claims)
      if (!subject || claims.use !== use || claims.project_id !== o.envId)
        return { ok: false, reason: 'invalid' }
      return Number(claims.exp) * 1000 > o.clock.now()
        ? { ok: true, subject }
        : { ok: false, reason: 'expired' }
    },
  }
}
