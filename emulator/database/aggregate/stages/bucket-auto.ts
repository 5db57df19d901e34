import type { Doc, Value } from '../../ejson'
import { requestFailed } from '../../failure'
import { compareValues, isSame } from '../../query/compare'
import { evaluate } from '../scope'
import { accumulatorsOf, outputOf } from './group'
import { checkFields, docOf, type Stage } from './stage'

type Keyed = { key: Value; doc: Doc }

/** Buckets of about the same size; equal values stay together. `granularity` is not emulated. */
export const bucketAuto: Stage = (argument, { scope }) => {
  const spec = docOf('$bucketAuto', argument)
  checkFields('$bucketAuto', spec, ['groupBy', 'buckets', 'output', 'granularity'])
  const { groupBy, buckets, granularity } = spec
  if (granularity !== undefined) throw requestFailed('$bucketAuto with granularity is not emulated.')
  if (groupBy === undefined || typeof buckets !== 'number' || !(Number.isInteger(buckets) && buckets > 0))
    throw requestFailed(
      "The $bucketAuto 'buckets' field must be a positive integer, and 'groupBy' is required",
    )
  const accumulate = accumulatorsOf('$bucketAuto', outputOf(spec), scope)
  return (docs) => {
    const keyed = docs.map((doc) => ({ key: evaluate(doc, groupBy, scope) ?? null, doc }))
    const parts = divide(
      keyed.sort((a, b) => compareValues(a.key, b.key)),
      buckets,
    )
    return parts.map((part, n) => {
      const max = parts[n + 1]?.[0]?.key ?? part.at(-1)?.key ?? null
      return { _id: { min: part[0]?.key ?? null, max }, ...accumulate(part.map(({ doc }) => doc)) }
    })
  }
}

function divide(sorted: Keyed[], count: number): Keyed[][] {
  const size = Math.max(1, Math.round(sorted.length / count))
  const parts: Keyed[][] = []
  for (let at = 0; at < sorted.length;) {
    let end = parts.length === count - 1 ? sorted.length : Math.min(sorted.length, at + size)
    while (end < sorted.length && isSame(sorted[end]?.key, sorted[end - 1]?.key)) end++
    parts.push(sorted.slice(at, end))
    at = end
  }
  return parts
}
