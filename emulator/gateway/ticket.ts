import { createPrivateKey, createPublicKey, createSign, createVerify } from 'node:crypto'
import { isRecord, textOf } from '../http/body'
import type { Clock } from '../clock'

/** The key pair of custom login. The private key is the one functions sign with; here it only serves /browser pages. */
export type CustomLogin = { keyId: string; publicKeyPem: string; privateKeyPem: string }

export type TicketCheck = { ok: true; customUserId: string } | { ok: false; message: string }

const SEPARATOR = '/@@/'
const TICKET_MS = 10 * 60 * 1000
const SESSION_MS = 7 * 24 * 60 * 60 * 1000

// node-sdk 3.18 auth/index.js: the only ids createTicket accepts.
export const CUSTOM_USER_ID = /^[a-zA-Z0-9_\-#@~=*(){}[\]:.,<>+]{4,32}$/

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A ticket exactly as node-sdk's `auth().createTicket(uid)` writes it: `<keyId>/@@/<JWT RS256>`, times in ms. */
export function createTicket(o: { login: CustomLogin; envId: string; uid: string; clock: Clock }): string {
  const now = o.clock.now()
  const times = { iat: now, exp: now + TICKET_MS, refresh: 3_600_000, expire: now + SESSION_MS }
  const body = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ alg: 'RS256', env: o.envId, uid: o.uid, ...times })}`
  const signature = createSign('RSA-SHA256')
    .update(body)
    .sign(createPrivateKey(o.login.privateKeyPem), 'base64url')
  return `${o.login.keyId}${SEPARATOR}${body}.${signature}`
}

function claimsOf(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function signedBy(login: CustomLogin, body: string, signature: string): boolean {
  const verifier = createVerify('RSA-SHA256').update(body)
  return verifier.verify(createPublicKey(login.publicKeyPem), signature, 'base64url')
}

/** Checks key id, signature, environment and expiry of a ticket. Fails closed on anything it cannot read. */
export function checkTicket(o: {
  login: CustomLogin
  envId: string
  ticket: string
  now: number
}): TicketCheck {
  const [keyId = '', jwt = ''] = o.ticket.split(SEPARATOR)
  const [header = '', payload = '', signature = ''] = jwt.split('.')
  if (keyId !== o.login.keyId) return { ok: false, message: 'ticket is signed with an unknown key' }
  if (claimsOf(header).alg !== 'RS256') return { ok: false, message: 'ticket algorithm must be RS256' }
  if (!signedBy(o.login, `${header}.${payload}`, signature))
    return { ok: false, message: 'ticket signature is wrong' }
  const claims = claimsOf(payload)
  if (claims.env !== o.envId) return { ok: false, message: 'ticket belongs to another environment' }
  if (!(Number(claims.exp) > o.now)) return { ok: false, message: 'ticket has expired' }
  const customUserId = textOf(claims, 'uid')
  return CUSTOM_USER_ID.test(customUserId)
    ? { ok: true, customUserId }
    : { ok: false, message: 'ticket has no valid uid' }
}
