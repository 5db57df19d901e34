import type { SqlValue } from './sqlite-file'
import { stringifyStored, type Value } from '../ejson'

/**
 * Order-preserving keys. SQLite sorts numbers < text < blobs; so null and missing become -∞, numbers and strings stay
 * what they are, and the rest becomes a blob whose first byte is MongoDB's place of the type in its sort order.
 */
const NULL_KEY = -Infinity
const OBJECT = 0x03
const ARRAY = 0x04
const BOOLEAN = 0x08
const DATE = 0x09
const REGEXP = 0x0b

export function keyOf(value: Value | undefined): number | string | Uint8Array {
  switch (typeof value) {
    case 'undefined':
      return NULL_KEY
    case 'number':
      // NaN would be bound as NULL and -∞ stands for null; both share the key of the smallest number.
      return Number.isNaN(value) || value === -Infinity ? -Number.MAX_VALUE : value
    case 'string':
      return value
    case 'boolean':
      return Uint8Array.of(BOOLEAN, value ? 1 : 0)
    default:
      return value === null ? NULL_KEY : keyOfObject(value)
  }
}

function keyOfObject(value: Exclude<Value, string | number | boolean | null>): Uint8Array {
  if (value instanceof Date) return dateKey(value.getTime())
  if (value instanceof RegExp) return tagged(REGEXP, String(value))
  return Array.isArray(value)
    ? tagged(ARRAY, stringifyStored({ value }))
    : tagged(OBJECT, stringifyStored(value))
}

function tagged(tag: number, text: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(tag), Buffer.from(text)])
}

function dateKey(instant: number): Uint8Array {
  const key = Buffer.alloc(9)
  key[0] = DATE
  // The sign bit is flipped so that instants before 1970 sort first.
  key.writeBigUInt64BE(BigInt.asUintN(64, BigInt(Number.isNaN(instant) ? 0 : instant)) ^ (1n << 63n), 1)
  return key
}

/** The keys of all values that MongoDB compares with `value` (type bracketing): from inclusive, to exclusive. */
export function bracketOf(value: Value): { from: SqlValue; to: SqlValue } | undefined {
  if (typeof value === 'number') return { from: -Number.MAX_VALUE, to: '' }
  if (typeof value === 'string') return { from: '', to: new Uint8Array(0) }
  if (typeof value === 'boolean') return { from: Uint8Array.of(BOOLEAN), to: Uint8Array.of(DATE) }
  if (value instanceof Date) return { from: Uint8Array.of(DATE), to: Uint8Array.of(DATE + 1) }
  return undefined
}

/** True where equal keys mean equal values: narrowing by such a value is exact, not only sufficient. */
export function isExactKey(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value !== -Number.MAX_VALUE
  // A lone surrogate has no UTF-8 form, so SQLite would store another character.
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value)
  return value === null || typeof value === 'boolean' || value instanceof Date
}
