import type { Context } from '../../context'
import { isDoc, type Doc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import type { Collection } from '../../store/collection'
import { evaluate } from '../scope'
import { checkFields, docOf, type Stage } from './stage'

/** By fields one indexed query per document; with a pipeline, that pipeline over the other collection, with `let` as variables. */
export const lookup: Stage = (argument, surroundings) => {
  const spec = docOf('$lookup', argument)
  checkFields('$lookup', spec, ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])
  const { from, as } = spec
  if (typeof from !== 'string' || typeof as !== 'string' || as === '')
    throw requestFailed('$lookup needs from and as.')
  const foreign = surroundings.context.store.collection(from)
  const join =
    spec.pipeline === undefined
      ? byFields(spec, foreign, surroundings.context)
      : byPipeline(spec, foreign, surroundings)
  return (docs) => docs.map((doc) => ({ ...doc, [as]: join(doc) }))
}

type Join = (doc: Doc) => Doc[]

function byFields(
  { localField, foreignField, let: declared }: Doc,
  foreign: Collection,
  { finder }: Context,
): Join {
  if (typeof localField !== 'string' || typeof foreignField !== 'string' || declared !== undefined)
    throw requestFailed('$lookup needs localField and foreignField, or a pipeline.')
  return (doc) => {
    const query = { [foreignField]: { $in: localValues(doc, localField.split('.')) } }
    return finder.find(foreign, { query, order: [], offset: 0, limit: Infinity }).map((match) => match.doc)
  }
}

function byPipeline(
  { localField, foreignField, let: declared = {}, pipeline = null }: Doc,
  foreign: Collection,
  surroundings: Parameters<Stage>[1],
): Join {
  if (localField !== undefined || foreignField !== undefined)
    throw requestFailed('$lookup by fields and by pipeline at once is not supported: MongoDB 4 has neither.')
  const variables = Object.entries(docOf('let of the $lookup', declared))
  const { context, scope, run } = surroundings
  // Checks the pipeline also when there is nothing to join.
  run([], pipeline, Object.fromEntries(variables))
  let everything: Doc[] | undefined
  return (doc) => {
    everything ??= context.finder
      .find(foreign, { query: {}, order: [], offset: 0, limit: Infinity })
      .map((match) => match.doc)
    const values = variables.flatMap(([name, expression]) => {
      const value = evaluate(doc, expression, scope)
      return [[name, value ?? null] as const]
    })
    return run(everything, pipeline, Object.fromEntries(values))
  }
}

/** The values of a path, those of arrays one by one; a missing one counts as null. */
function localValues(doc: Doc, parts: string[]): Value[] {
  const found = valuesAt(doc, parts)
  return found.length === 0 ? [null] : found
}

function valuesAt(value: Value | undefined, parts: string[]): Value[] {
  if (Array.isArray(value))
    return value.flatMap((item) => (parts.length === 0 ? [item] : valuesAt(item, parts)))
  const [part, ...rest] = parts
  if (part === undefined) return value === undefined ? [] : [value]
  return isDoc(value) ? valuesAt(value[part], rest) : []
}

/** Several pipelines over the same documents, each into a field of one document. */
export const facet: Stage = (argument, { run, variables }) => {
  const pipelines = Object.entries(docOf('$facet', argument))
  if (pipelines.length === 0) throw requestFailed('the $facet specification must be a non-empty object')
  for (const [, pipeline] of pipelines) {
    if (JSON.stringify(pipeline).includes('"$facet":'))
      throw requestFailed('$facet is not allowed to be used within a $facet stage')
    run([], pipeline, variables)
  }
  return (docs) => [
    Object.fromEntries(pipelines.map(([field, pipeline]) => [field, run(docs, pipeline, variables)])),
  ]
}
