import type { Doc, Value } from '../../ejson'
import { requestFailed } from '../../failure'
import { compareValues, isSame } from '../../query/compare'
import { evaluate } from '../scope'
import { accumulatorsOf, outputOf } from './group'
import { rounderOf, type Rounder } from './preferred-numbers'
import { checkFields, docOf, type Stage } from './stage'

type Keyed = { key: Value; doc: Doc }
type Bucket = { min: Value; max: Value; docs: Doc[] }

/** Buckets of about the same size; equal values stay together. With `granularity`, bounds are numbers of that series. */
export const bucketAuto: Stage = (argument, { scope }) => {
  const spec = docOf('$bucketAuto', argument)
  checkFields('$bucketAuto', spec, ['groupBy', 'buckets', 'output', 'granularity'])
  const { groupBy, buckets, granularity } = spec
  if (granularity !== undefined && typeof granularity !== 'string')
    throw requestFailed("The $bucketAuto 'granularity' field must be a string")
  if (groupBy === undefined || typeof buckets !== 'number' || !(Number.isInteger(buckets) && buckets > 0))
    throw requestFailed(
      "The $bucketAuto 'buckets' field must be a positive integer, and 'groupBy' is required",
    )
  const accumulate = accumulatorsOf('$bucketAuto', outputOf(spec), scope)
  const rounder = granularity === undefined ? undefined : rounderOf(granularity)
  return (docs) => {
    const keyed = docs.map((doc) => ({ key: evaluate(doc, groupBy, scope) ?? null, doc }))
    const sorted = keyed.sort((a, b) => compareValues(a.key, b.key))
    const made = rounder === undefined ? byValue(sorted, buckets) : bySeries(sorted, buckets, rounder)
    return made.map(({ min, max, docs: own }) => ({ _id: { min, max }, ...accumulate(own) }))
  }
}

/** Cuts the sorted values after about the same number each; `joins` says whether a value still belongs to the bucket before. */
function divide(
  sorted: Keyed[],
  count: number,
  joins: (value: Keyed | undefined, last: Keyed | undefined) => boolean,
): Keyed[][] {
  const size = Math.max(1, Math.round(sorted.length / count))
  const parts: Keyed[][] = []
  for (let at = 0; at < sorted.length;) {
    let end = parts.length === count - 1 ? sorted.length : Math.min(sorted.length, at + size)
    const last = sorted[end - 1]
    while (end < sorted.length && joins(sorted[end], last)) end++
    parts.push(sorted.slice(at, end))
    at = end
  }
  return parts
}

function byValue(sorted: Keyed[], count: number): Bucket[] {
  const parts = divide(sorted, count, (value, last) => isSame(value?.key, last?.key))
  return parts.map((part, n) => ({
    min: part[0]?.key ?? null,
    max: parts[n + 1]?.[0]?.key ?? part.at(-1)?.key ?? null,
    docs: part.map(({ doc }) => doc),
  }))
}

/** Bounds are rounded outwards, and each bucket begins where the one before ends. */
function bySeries(sorted: Keyed[], count: number, { up, down }: Rounder): Bucket[] {
  const numberOf = (one: Keyed | undefined): number => {
    if (typeof one?.key !== 'number' || !(one.key >= 0))
      throw requestFailed('$bucketAuto with a granularity can round only numbers that are not negative')
    return one.key
  }
  sorted.forEach(numberOf)
  const parts = divide(sorted, count, (value, last) => numberOf(value) < up(numberOf(last)))
  const ends = parts.map((part, n) => {
    const end = up(numberOf(part.at(-1)))
    // A first bucket of zeros ends below what follows.
    return end === 0 && parts[n + 1] !== undefined ? down(numberOf(parts[n + 1]?.[0])) : end
  })
  return parts.map((part, n) => ({
    min: ends[n - 1] ?? down(numberOf(part[0])),
    max: ends[n] ?? 0,
    docs: part.map(({ doc }) => doc),
  }))
}
