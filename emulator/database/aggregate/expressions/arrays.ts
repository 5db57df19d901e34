import { isDoc, type Doc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import { compareValues, isSame } from '../../query/compare'
import {
  arrayOf,
  isNullish,
  isTrue,
  listOperator,
  wholeNumber,
  type Computed,
  type Operators,
} from './operator'

const MAX_RANGE = 1_000_000

export const ARRAYS: Operators = {
  $arrayElemAt: listOperator('$arrayElemAt', [2, 2], (array, index) => {
    if (isNullish(array) || isNullish(index)) return null
    return arrayOf('$arrayElemAt', array).at(wholeNumber('$arrayElemAt', index))
  }),
  $arrayToObject: listOperator('$arrayToObject', [1, 1], (array) =>
    isNullish(array) ? null : Object.fromEntries(arrayOf('$arrayToObject', array).map(pairOf)),
  ),
  $concatArrays: listOperator('$concatArrays', [0, Infinity], (...arrays) =>
    arrays.some(isNullish) ? null : arrays.flatMap((array) => arrayOf('$concatArrays', array)),
  ),
  $in: listOperator('$in', [2, 2], (value, array) =>
    arrayOf('$in', array).some((item) => value !== undefined && isSame(item, value)),
  ),
  $indexOfArray: listOperator('$indexOfArray', [2, 4], (array, value, start = 0, end = Infinity) => {
    if (isNullish(array)) return null
    const [from, to] = bounds('$indexOfArray', start, end)
    return arrayOf('$indexOfArray', array).findIndex((item, n) => n >= from && n < to && isSame(item, value))
  }),
  $range: listOperator('$range', [2, 3], (start, end, step = 1) => {
    const [from, to, by] = [start, end, step].map((value) => wholeNumber('$range', value)) as [
      number,
      number,
      number,
    ]
    if (by === 0) throw requestFailed('$range requires a non-zero step value')
    const count = Math.max(0, Math.ceil((to - from) / by))
    if (count > MAX_RANGE) throw requestFailed('$range makes more than a million numbers')
    return Array.from({ length: count }, (_, n) => from + n * by)
  }),
  $reverseArray: listOperator('$reverseArray', [1, 1], (array) =>
    isNullish(array) ? null : [...arrayOf('$reverseArray', array)].reverse(),
  ),
  $size: listOperator('$size', [1, 1], (array) => arrayOf('$size', array).length),
  $slice: listOperator('$slice', [2, 3], slice),
  $allElementsTrue: listOperator('$allElementsTrue', [1, 1], (array) =>
    arrayOf('$allElementsTrue', array).every(isTrue),
  ),
  $anyElementTrue: listOperator('$anyElementTrue', [1, 1], (array) =>
    arrayOf('$anyElementTrue', array).some(isTrue),
  ),
  $setDifference: listOperator('$setDifference', [2, 2], (a, b) => {
    if (isNullish(a) || isNullish(b)) return null
    const without = arrayOf('$setDifference', b)
    return distinct(arrayOf('$setDifference', a)).filter((item) => !holds(without, item))
  }),
  $setEquals: listOperator('$setEquals', [2, Infinity], (...sets) => {
    const [first = [], ...others] = sets.map((set) => arrayOf('$setEquals', set))
    return others.every(
      (other) => first.every((item) => holds(other, item)) && other.every((item) => holds(first, item)),
    )
  }),
  $setIntersection: listOperator('$setIntersection', [0, Infinity], (...sets) => {
    if (sets.some(isNullish)) return null
    const [first = [], ...others] = sets.map((set) => arrayOf('$setIntersection', set))
    return distinct(first).filter((item) => others.every((other) => holds(other, item)))
  }),
  $setIsSubset: listOperator('$setIsSubset', [2, 2], (a, b) => {
    const whole = arrayOf('$setIsSubset', b)
    return arrayOf('$setIsSubset', a).every((item) => holds(whole, item))
  }),
  $setUnion: listOperator('$setUnion', [0, Infinity], (...sets) =>
    sets.some(isNullish) ? null : distinct(sets.flatMap((set) => arrayOf('$setUnion', set))),
  ),
  $mergeObjects: listOperator('$mergeObjects', [0, Infinity], (...values) =>
    mergeObjects(values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
  ),
  $objectToArray: listOperator('$objectToArray', [1, 1], (value) => {
    if (isNullish(value)) return null
    if (!isDoc(value)) throw requestFailed('$objectToArray requires a document input')
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
}

export function mergeObjects(values: Computed[]): Doc {
  const merged: Doc = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDoc(value)) throw requestFailed('$mergeObjects requires object inputs')
    Object.assign(merged, value)
  }
  return merged
}

/** Each value once, in MongoDB's order of values: its sets have none of their own. */
export function distinct(items: Value[]): Value[] {
  const sorted = [...items].sort(compareValues)
  return sorted.filter((item, n) => n === 0 || !isSame(item, sorted[n - 1]))
}

function holds(array: Value[], wanted: Value): boolean {
  return array.some((item) => isSame(item, wanted))
}

function slice(array: Computed, first: Computed, count: Computed): Computed {
  if (isNullish(array) || isNullish(first)) return null
  const items = arrayOf('$slice', array)
  const n = wholeNumber('$slice', first)
  if (count === undefined) return n < 0 ? items.slice(n) : items.slice(0, n)
  const length = wholeNumber('$slice', count)
  if (length <= 0) throw requestFailed('Third argument to $slice must be positive')
  const start = n < 0 ? Math.max(0, items.length + n) : n
  return items.slice(start, start + length)
}

/** `{k, v}` or `[k, v]`. */
function pairOf(item: Value): [string, Value] {
  const [key, value] = Array.isArray(item) && item.length === 2 ? item : isDoc(item) ? [item.k, item.v] : []
  if (typeof key !== 'string' || value === undefined)
    throw requestFailed('$arrayToObject requires an array of key-value pairs')
  return [key, value]
}

export function bounds(name: string, start: Computed, end: Computed): [number, number] {
  const from = wholeNumber(name, start)
  const to = end === Infinity ? Infinity : wholeNumber(name, end)
  if (from < 0 || to < 0) throw requestFailed(`${name} requires a nonnegative index`)
  return [from, to]
}
