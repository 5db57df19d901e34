import type { Identity } from '../functions/call'

/**
 * The rules file of functions, one for the environment: `{"*": {"invoke": "auth != null"}, "<fn>": {"invoke": true}}`.
 * It binds clients; timers, HTTP access and functions calling each other are not its affair
 * (docs.cloudbase.net/cloud-function/security-rules).
 */
export type FunctionRules = Record<string, { invoke: boolean | string }>

export type FunctionGuard = { mayInvoke(identity: Identity, fn: string): boolean }

type Decision = (identity: Identity) => boolean

const signedIn: Decision = (identity) => identity.kind !== 'none'

// All the expressions the service accepts; nobody signs in anonymously here, so the two say the same.
const EXPRESSIONS = new Map<string, Decision>([
  ['auth!=null', signedIn],
  ["auth.loginType!='ANONYMOUS'&&auth!=null", signedIn],
])

function decision(fn: string, rule: unknown): Decision {
  if (typeof rule === 'boolean') return () => rule
  const known =
    typeof rule === 'string' ? EXPRESSIONS.get(rule.replaceAll(/\s/g, '').replaceAll('"', "'")) : undefined
  if (known) return known
  throw new Error(
    `function rules: ${fn}.invoke must be true, false, "auth != null" or "auth.loginType != 'ANONYMOUS' && auth != null"`,
  )
}

/** Reads the file; throws with the entry that is wrong. Without a file everybody may call everything. */
export function createFunctionGuard(rules: FunctionRules | undefined): FunctionGuard {
  if (!rules) return { mayInvoke: () => true }
  const decisions = new Map(Object.entries(rules).map(([fn, { invoke }]) => [fn, decision(fn, invoke)]))
  const fallback = decisions.get('*')
  if (!fallback) throw new Error('function rules: an entry "*" is required')
  return { mayInvoke: (identity, fn) => (decisions.get(fn) ?? fallback)(identity) }
}
