import { invalidParam } from './failure'
import { compileRegexp } from './regexp'

/** A decoded value: JSON plus Date and RegExp, as mingo understands it. */
export type Value = null | boolean | number | string | Date | RegExp | Value[] | { [field: string]: Value }
export type Doc = { [field: string]: Value }

/** True for a plain object (not an array, Date or RegExp). */
export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** The document's own field; never something inherited from Object. */
export function fieldOf(doc: Doc, field: string): Value | undefined {
  return Object.prototype.hasOwnProperty.call(doc, field) ? doc[field] : undefined
}

/**
 * Decodes EJSON, canonical or relaxed (cloudbase.md §1.3). `$tcb_server_date` becomes `now` (epoch ms) plus its offset.
 * Throws INVALID_PARAM for text that is no JSON and for BSON types the SDK has no constructor for.
 */
export function parseEjson(text: string, now: number): Value {
  return revive(parseJson(text), now)
}

/** Stored text back to a value. Only `$date` and friends need work, and most documents hold none. */
export function parseStored(text: string): Doc {
  const value = JSON.parse(text) as Doc
  return text.includes('{"$') ? (revive(value, 0) as Doc) : value
}

/** Relaxed EJSON: numbers as they are, dates as `{"$date": ms}`; the SDK reads it without conversion. */
export function stringifyStored(doc: Doc): string {
  return JSON.stringify(plain(doc))
}

function parseJson(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    throw invalidParam('The request holds text that is not EJSON.')
  }
}

function revive(value: Value, now: number): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (typeof item === 'object') value[index] = revive(item, now)
    })
    return value
  }
  const fields = value as Doc
  const keys = Object.keys(fields)
  const first = keys[0]
  if (first?.startsWith('$') === true) {
    const typed = reviveTyped(first, fields[first] ?? null, keys, now)
    if (typed !== undefined) return typed
  }
  for (const key of keys) {
    const item = fields[key]
    if (key === '__proto__') throw invalidParam('A field must not be named __proto__.')
    if (typeof item === 'object') fields[key] = revive(item, now)
  }
  return fields
}

const UNSUPPORTED = new Set([
  '$binary', '$timestamp', '$numberDecimal', '$minKey', '$maxKey', '$code', '$symbol', '$undefined', '$dbPointer', '$uuid',
]) // prettier-ignore

function reviveTyped(key: string, inner: Value, keys: string[], now: number): Value | undefined {
  if (keys.length > 1) return undefined
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(inner)
    case '$date':
      return dateOf(inner)
    case '$regularExpression':
      return isDoc(inner) ? regexpOf(inner.pattern ?? '', inner.options ?? '') : undefined
    case '$oid':
      return hexOf(inner)
    case '$tcb_server_date':
      return new Date(now + offsetOf(inner))
    default:
      if (UNSUPPORTED.has(key)) throw invalidParam(`The local cloud does not store BSON type ${key}.`)
      return undefined
  }
}

/** An ObjectId is kept as its digits: that is how the service gives it back (node-sdk's own test oid.test.ts). */
function hexOf(inner: Value): string {
  if (typeof inner === 'string' && /^[0-9a-f]{24}$/i.test(inner)) return inner.toLowerCase()
  throw invalidParam('An ObjectId has 24 hexadecimal digits.')
}

/** An invalid Date comes from the SDK as a number that is none. Null is how one was stored before it was refused. */
function dateOf(inner: Value): Date {
  const date = new Date(instantOf(inner))
  if (inner !== null && Number.isNaN(date.getTime())) throw invalidParam('Not a date.')
  return date
}

function instantOf(inner: Value): number {
  if (typeof inner === 'number') return inner
  if (typeof inner === 'string') return Date.parse(inner)
  return isDoc(inner) ? Number(inner.$numberLong) : NaN
}

function offsetOf(inner: Value): number {
  const offset = isDoc(inner) ? revive(inner.offset ?? 0, 0) : 0
  return typeof offset === 'number' ? offset : 0
}

function regexpOf(pattern: Value, options: Value): RegExp {
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw invalidParam('Not a regular expression.')
  try {
    return compileRegexp(pattern, options)
  } catch {
    throw invalidParam(`Not a regular expression: ${pattern}`)
  }
}

function plain(value: Value): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $numberDouble: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return { $date: value.getTime() }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) return value.map(plain)
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) out[key] = plain(value[key] ?? null)
  return out
}
