/**
 * Expressions of storage security rules (docs.cloudbase.net/storage/security-rules): `auth`, `resource`, literals,
 * == != < <= > >= && || ! ( ) and `/regexp/.test(x)`. As in the service, test() must be compared with true or false.
 */
export type RuleFacts = {
  auth: { uid?: string; openid?: string; loginType?: string } | null
  resource: { openid: string; path: string }
}

type Value = string | number | boolean | null | undefined
type Node = (facts: RuleFacts) => Value

const TOKEN =
  /\s*(&&|\|\||==|!=|<=|>=|[<>!().]|'[^']*'|"[^"]*"|\/(?:\\.|[^/\\])+\/|\d+(?:\.\d+)?|[A-Za-z_]\w*)/y

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(text)?.[1]
    if (token === undefined) {
      if (text.slice(at).trim() === '') break
      throw new Error(`storage rule: cannot read "${text.slice(at)}"`)
    }
    tokens.push(token)
  }
  return tokens
}

const COMPARE: Record<string, (a: Value, b: Value) => boolean> = {
  '==': (a, b) => (a ?? null) === (b ?? null),
  '!=': (a, b) => (a ?? null) !== (b ?? null),
  '<': (a, b) => (a ?? 0) < (b ?? 0),
  '<=': (a, b) => (a ?? 0) <= (b ?? 0),
  '>': (a, b) => (a ?? 0) > (b ?? 0),
  '>=': (a, b) => (a ?? 0) >= (b ?? 0),
}

const LITERALS = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
])

function member(root: string, key: string | undefined): Node {
  if (root === 'auth' && key === undefined) return ({ auth }) => auth !== null || null
  if (root === 'auth' && (key === 'uid' || key === 'openid' || key === 'loginType'))
    return ({ auth }) => auth?.[key]
  if (root === 'resource' && (key === 'openid' || key === 'path')) return ({ resource }) => resource[key]
  throw new Error(`storage rule: unknown name ${root}${key === undefined ? '' : `.${key}`}`)
}

/** Parses once; the result decides for given facts. Throws on anything outside the grammar. */
export function parseRule(text: string): (facts: RuleFacts) => boolean {
  const tokens = tokensOf(text)
  let at = 0
  const peek = (): string | undefined => tokens[at]
  const next = (): string => tokens[at++] ?? ''
  const expect = (token: string): void => {
    if (next() !== token) throw new Error(`storage rule: "${token}" expected in ${text}`)
  }
  const accept = (token: string): boolean => {
    if (peek() !== token) return false
    at += 1
    return true
  }
  const regexp = (token: string): Node => {
    const pattern = new RegExp(token.slice(1, -1))
    expect('.')
    expect('test')
    expect('(')
    const subject = either()
    expect(')')
    return (facts) => pattern.test(String(subject(facts) ?? ''))
  }
  const primary = (): Node => {
    if (accept('!')) {
      const inner = primary()
      return (facts) => inner(facts) !== true
    }
    if (accept('(')) {
      const inner = either()
      expect(')')
      return inner
    }
    const token = next()
    if (token.startsWith('/')) return regexp(token)
    if (/^['"]/.test(token)) return () => token.slice(1, -1)
    if (/^\d/.test(token)) return () => Number(token)
    if (LITERALS.has(token)) return () => LITERALS.get(token)
    return member(token, accept('.') ? next() : undefined)
  }
  const comparison = (): Node => {
    const left = primary()
    const compare = COMPARE[peek() ?? '']
    if (!compare) return left
    next()
    const right = primary()
    return (facts) => compare(left(facts), right(facts))
  }
  const all = (): Node => {
    const parts = [comparison()]
    while (accept('&&')) parts.push(comparison())
    return parts.length === 1 && parts[0] ? parts[0] : (facts) => parts.every((part) => part(facts) === true)
  }
  function either(): Node {
    const parts = [all()]
    while (accept('||')) parts.push(all())
    return parts.length === 1 && parts[0] ? parts[0] : (facts) => parts.some((part) => part(facts) === true)
  }
  const rule = either()
  if (at < tokens.length) throw new Error(`storage rule: unexpected "${peek() ?? ''}" in ${text}`)
  if (/\.test\([^)]*\)\s*(?:$|&&|\|\||\))/.test(text))
    throw new Error('storage rule: compare test() with true or false')
  return (facts) => rule(facts) === true
}
