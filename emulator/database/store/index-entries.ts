import { fieldOf, isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { keyOf } from './key'

export type Key = ReturnType<typeof keyOf>

/** What was ever stored under an index; a trait once seen stays, as MongoDB's multikey flag does. */
export const TRAITS = {
  /** Some document has an array on the path: several entries per document, no order, one bound per field. */
  multikey: 1,
} as const

export type Entries = { rows: Key[][]; traits: number }

type Found = { values: Value[]; arrayRoot: string | undefined }

/**
 * The keys under which `doc` is found in an index over `fields`. An array on the path gives one entry per element, all
 * levels of nesting included, so that whatever mingo may match is found; mingo decides afterwards.
 * Throws for two arrays in one index, which MongoDB rejects.
 */
export function entriesOf(doc: Doc, fields: readonly string[]): Entries {
  let rows: Key[][] = [[]]
  let traits = 0
  let arrayRoot: string | undefined
  for (const field of fields) {
    const found = valuesAt(doc, field)
    if (found.arrayRoot !== undefined) {
      if (arrayRoot !== undefined && arrayRoot !== found.arrayRoot) {
        throw requestFailed(`cannot index parallel arrays [${found.arrayRoot}] [${arrayRoot}]`)
      }
      arrayRoot = found.arrayRoot
      traits |= TRAITS.multikey
    }
    const keys = distinct(found.values.map(keyOf))
    const only = keys[0]
    if (keys.length === 1 && only !== undefined) for (const row of rows) row.push(only)
    else rows = rows.flatMap((row) => keys.map((key) => [...row, key]))
  }
  return { rows, traits }
}

function distinct(keys: Key[]): Key[] {
  if (keys.length < 2) return keys
  return [...new Map(keys.map((key) => [identityOf(key), key])).values()]
}

/** A string that two keys share exactly when SQLite takes them for equal. */
export function identityOf(key: Key): string {
  if (typeof key === 'string') return `s${key}`
  return typeof key === 'number' ? `n${key === 0 ? 0 : key}` : `b${Buffer.from(key).toString('latin1')}`
}

function valuesAt(doc: Doc, field: string): Found {
  if (!field.includes('.')) {
    const value = fieldOf(doc, field) ?? null
    if (!Array.isArray(value)) return { values: [value], arrayRoot: undefined }
    return { values: [value, ...elements(value)], arrayRoot: field }
  }
  const found: Found = { values: [], arrayRoot: undefined }
  descend(doc, field.split('.'), 0, found)
  return found
}

function descend(value: Value, parts: string[], depth: number, found: Found): void {
  if (Array.isArray(value)) {
    found.arrayRoot ??= parts.slice(0, depth).join('.')
    if (depth === parts.length) found.values.push(value)
    if (value.length === 0) found.values.push(null)
    for (const item of value) descend(item, parts, depth, found)
    return
  }
  const part = parts[depth]
  if (part === undefined) found.values.push(value)
  else if (isDoc(value)) descend(fieldOf(value, part) ?? null, parts, depth + 1, found)
  else found.values.push(null)
}

function elements(array: Value[]): Value[] {
  if (array.length === 0) return [null]
  return array.flatMap((item) => (Array.isArray(item) ? [item, ...elements(item)] : [item]))
}
