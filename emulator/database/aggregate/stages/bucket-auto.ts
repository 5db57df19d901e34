import { Lazy } from 'mingo/lazy'
import { $bucketAuto } from 'mingo/operators/pipeline'
import type { Doc } from '../../ejson'
import { requestFailed } from '../../failure'
import { accumulatorsOf, outputOf } from './group'
import { checkFields, docOf, type Stage } from './stage'

/** mingo finds the boundaries (also those of `granularity`); what a bucket gives is accumulated here. */
export const bucketAuto: Stage = (argument, { scope }) => {
  const spec = docOf('$bucketAuto', argument)
  checkFields('$bucketAuto', spec, ['groupBy', 'buckets', 'output', 'granularity'])
  const { groupBy, buckets, granularity } = spec
  if (groupBy === undefined || !(Number.isInteger(buckets) && Number(buckets) > 0))
    throw requestFailed(
      "The $bucketAuto 'buckets' field must be a positive integer, and 'groupBy' is required",
    )
  const accumulate = accumulatorsOf('$bucketAuto', outputOf(spec), scope)
  const plain = { groupBy, buckets: Number(buckets), output: { docs: { $push: '$$ROOT' } }, ...(typeof granularity === 'string' ? { granularity } : {}) } // prettier-ignore
  return (docs) => {
    if (docs.length === 0) return []
    scope.update({ root: null })
    const found = $bucketAuto(Lazy(docs), plain as Parameters<typeof $bucketAuto>[1], scope).collect<Doc>()
    return found.map(({ _id = null, docs: own }) => ({ _id, ...accumulate(own as Doc[]) }))
  }
}
