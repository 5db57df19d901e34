import { isDoc, type Doc, type Value } from '../ejson'
import { compareText } from './order'

/** MongoDB's order of types; missing counts as null. */
export function rankOf(value: Value | undefined): number {
  switch (typeof value) {
    case 'undefined':
      return 1
    case 'number':
      return 2
    case 'string':
      return 3
    case 'boolean':
      return 8
    default:
      if (value === null) return 1
      if (Array.isArray(value)) return 5
      if (value instanceof Date) return 9
      return value instanceof RegExp ? 11 : 4
  }
}

/** Negative, 0 or positive, as BSON values are ordered: by type, then by value; fields and elements one after the other. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const rank = rankOf(a)
  const apart = rank - rankOf(b)
  if (apart !== 0) return apart
  switch (rank) {
    case 2:
      return compareNumbers(a as number, b as number)
    case 3:
      return compareText(a as string, b as string)
    case 4:
      return compareDocs(a as Doc, b as Doc)
    case 5:
      return compareArrays(a as Value[], b as Value[])
    case 8:
      return Number(a) - Number(b)
    case 9:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case 11:
      return compareText((a as RegExp).toString(), (b as RegExp).toString())
    default:
      return 0
  }
}

export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || compareValues(a, b) === 0
}

/** A text that two values share exactly when they are the same; the order of fields counts. */
export function identityOf(value: Value | undefined): string {
  if (value instanceof Date) return `d${value.getTime()}`
  if (value instanceof RegExp) return `r${String(value)}`
  if (Array.isArray(value)) return `[${value.map(identityOf).join()}]`
  if (isDoc(value))
    return `{${Object.entries(value).map(([field, item]) => `${JSON.stringify(field)}:${identityOf(item)}`).join()}}` // prettier-ignore
  if (typeof value === 'number') return String(value === 0 ? 0 : value)
  return JSON.stringify(value ?? null)
}

/** NaN is the smallest number. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let n = 0; n < Math.min(a.length, b.length); n++) {
    const sign = compareValues(a[n], b[n])
    if (sign !== 0) return sign
  }
  return a.length - b.length
}

/** Field by field: first the type of the values, then the names, then the values. */
function compareDocs(a: Doc, b: Doc): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (const [n, [name, value]] of left.entries()) {
    const other = right[n]
    if (other === undefined) return 1
    const sign =
      rankOf(value) - rankOf(other[1]) || compareText(name, other[0]) || compareValues(value, other[1])
    if (sign !== 0) return sign
  }
  return left.length - right.length
}
