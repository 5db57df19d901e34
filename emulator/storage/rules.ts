import { parseRule, type RuleFacts } from './rule-expression'
import type { Identity } from '../functions/call'

/** The rules file: each operation is allowed or not, or decided by an expression. Missing = refused. */
export type StorageRules = { read?: boolean | string; write?: boolean | string }

export type StorageGuard = {
  mayRead(identity: Identity, file: { path: string; owner: string }): boolean
  mayWrite(identity: Identity, file: { path: string; owner: string }): boolean
}

function decide(rule: boolean | string | undefined): (facts: RuleFacts) => boolean {
  return typeof rule === 'string' ? parseRule(rule) : () => rule ?? false
}

function authOf(identity: Identity): RuleFacts['auth'] {
  if (identity.kind === 'phone') return { openid: identity.openid, loginType: 'WECHAT' }
  if (identity.kind === 'browser') return { uid: identity.uid, loginType: 'CUSTOM' }
  return null
}

/** The id that owns what this client writes. */
export function ownerOf(identity: Identity): string {
  if (identity.kind === 'phone') return identity.openid
  return identity.kind === 'browser' ? identity.uid : ''
}

/** Rules bind clients only; functions may do everything (docs.cloudbase.net/storage/security-rules). */
export function createGuard(rules: StorageRules): StorageGuard {
  const read = decide(rules.read)
  const write = decide(rules.write)
  const facts = (identity: Identity, file: { path: string; owner: string }): RuleFacts => ({
    auth: authOf(identity),
    resource: { openid: file.owner, path: file.path },
  })
  return {
    mayRead: (identity, file) => read(facts(identity, file)),
    mayWrite: (identity, file) => write(facts(identity, file)),
  }
}
