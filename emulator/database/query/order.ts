import type { Doc, Value } from '../ejson'
import { invalidParam } from '../failure'
import { keyOf } from '../store/key'
import type { Key } from '../store/index-entries'

export type Order = [field: string, direction: 1 | -1][]

/** Reads `{field: 1 | -1, …}`. Throws INVALID_PARAM. */
export function orderOf(spec: Doc): Order {
  return Object.entries(spec).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`The order of ${field} must be 1 or -1.`)
    return [field, direction]
  })
}

/**
 * Sorts as MongoDB does: by type first, an array by its smallest element (ascending) or largest (descending), missing
 * as null, equal documents in the order they came. mingo sorts arrays as wholes and strings by UTF-16, so it is not used.
 */
export function sortBy<T>(items: readonly T[], order: Order, docOf: (item: T) => Doc): T[] {
  const paths = order.map(([field, direction]) => ({ parts: field.split('.'), direction }))
  const decorated = items.map((item) => ({
    item,
    keys: paths.map(({ parts, direction }) => sortKey(docOf(item), parts, direction)),
  }))
  decorated.sort((a, b) => {
    for (const [n, { direction }] of paths.entries()) {
      const sign = compareKeys(a.keys[n] ?? -Infinity, b.keys[n] ?? -Infinity)
      if (sign !== 0) return sign * direction
    }
    return 0
  })
  return decorated.map(({ item }) => item)
}

function sortKey(doc: Doc, parts: string[], direction: 1 | -1): Key {
  const keys = candidates(doc, parts, 0).map(keyOf)
  return keys.reduce((best, key) => (compareKeys(key, best) * direction < 0 ? key : best))
}

/** Never empty: an empty array and a missing field count as null. */
function candidates(value: Value | undefined, parts: string[], depth: number): [Value, ...Value[]] {
  const part = parts[depth]
  if (Array.isArray(value)) {
    const inner = part === undefined ? value : value.flatMap((item) => candidates(item, parts, depth))
    const picked =
      part !== undefined && /^\d+$/.test(part) ? candidates(value[Number(part)], parts, depth + 1) : inner
    return picked.length === 0 ? [null] : (picked as [Value, ...Value[]])
  }
  if (part === undefined) return [value ?? null]
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof RegExp)
    return [null]
  return candidates(Object.prototype.hasOwnProperty.call(value, part) ? value[part] : null, parts, depth + 1)
}

/** The order SQLite gives these keys: numbers, then text by code point, then blobs by byte. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number') return typeof b === 'number' ? Math.sign(a - b) || 0 : -1
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : typeof b === 'number' ? 1 : -1
  return typeof b === 'object' ? Buffer.compare(a, b) : 1
}

export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let n = 0; n < length; n++) {
    const left = a.charCodeAt(n)
    const right = b.charCodeAt(n)
    if (left !== right) return byCodePoint(left) - byCodePoint(right)
  }
  return a.length - b.length
}

/** UTF-16 puts surrogates (code points above U+FFFF) below U+E000; UTF-8, which MongoDB and SQLite compare, puts them last. */
function byCodePoint(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
