import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Clock } from '../clock'
import type { PayFaultKind } from './faults'
import type { SigningKey } from './keys'
import { signedHeaders } from './signature'

let stranger: KeyObject | undefined

/** A key that nobody trusts; one is enough for every forgery of this process. */
function strangersKey(): KeyObject {
  const made = stranger ?? createPrivateKey(newPem())
  stranger = made
  return made
}

function newPem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export type Proven = { body: string; headers: Record<string, string> }

/** Spoils an amount, which is what a thief would do; anything without digits gets a blank more. */
function tampered(body: string): string {
  const changed = body.replace(/"total":(\d+)/, '"total":9$1')
  return changed === body ? `${body} ` : changed
}

/** A body with the headers that prove it, or with the flaw that `fault` asks for. */
export function proven(o: { key: SigningKey; body: string; clock: Clock; fault?: PayFaultKind }): Proven {
  const now = o.clock.now()
  const key = o.fault === 'forge' ? { ...o.key, privateKey: strangersKey() } : o.key
  if (o.fault === 'unsigned') return { body: o.body, headers: {} }
  // 301 seconds: the first second that both sides refuse (wechat.md §6).
  const headers = signedHeaders(key, o.body, o.fault === 'stale' ? now - 301_000 : now, o.clock)
  return { body: o.fault === 'tamper' ? tampered(o.body) : o.body, headers }
}

/** A probe: the merchant must refuse it (wechat.md §1.3). */
export function probe(key: SigningKey, body: string, clock: Clock): Proven {
  const headers = signedHeaders(key, body, clock.now(), clock)
  return {
    body,
    headers: {
      ...headers,
      'Wechatpay-Signature': `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature'] ?? ''}`,
    },
  }
}
