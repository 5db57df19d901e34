import { isDoc, type Doc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import { put } from '../put'
import { evaluate } from '../scope'
import { checkFields, docOf, type Stage } from './stage'

/**
 * By fields one indexed query per document; with a pipeline, that pipeline over the other collection, with `let` as
 * variables; with both, the pipeline over what the fields find (MongoDB 5).
 */
export const lookup: Stage = (argument, surroundings) => {
  const spec = docOf('$lookup', argument)
  checkFields('$lookup', spec, ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])
  const { from, as, localField, foreignField } = spec
  if (typeof from !== 'string' || typeof as !== 'string' || as === '' || as.startsWith('$'))
    throw requestFailed('$lookup needs from and as.')
  const { store, finder, mode } = surroundings.context
  // To MongoDB a collection that does not exist is an empty one; here it is more likely a mistake.
  const foreign = mode === 'strict' || store.names().includes(from) ? store.collection(from) : undefined
  const find = (query: Doc): Doc[] => {
    const request = { query, order: [], offset: 0, limit: Infinity }
    return foreign === undefined ? [] : finder.find(foreign, request).map((match) => match.doc)
  }
  const byFields = localField === undefined && foreignField === undefined ? undefined : fieldJoin(spec, find)
  const refine = refinement(spec, surroundings)
  if (byFields === undefined && refine === undefined)
    throw requestFailed('$lookup needs localField and foreignField, or a pipeline.')
  let everything: Doc[] | undefined
  const candidates = byFields ?? (() => (everything ??= find({})))
  const path = as.split('.')
  return (docs) =>
    docs.map((doc) => put(doc, path, refine === undefined ? candidates(doc) : refine(doc, candidates(doc))))
}

function fieldJoin({ localField, foreignField }: Doc, find: (query: Doc) => Doc[]): (doc: Doc) => Doc[] {
  if (typeof localField !== 'string' || typeof foreignField !== 'string')
    throw requestFailed('$lookup requires both or neither of localField and foreignField to be specified')
  const parts = localField.split('.')
  return (doc) => find({ [foreignField]: { $in: localValues(doc, parts) } })
}

/** What the pipeline makes of the documents joined to `doc`; undefined without a pipeline. */
function refinement(
  { let: declared, pipeline }: Doc,
  { scope, run }: Parameters<Stage>[1],
): ((doc: Doc, joined: Doc[]) => Doc[]) | undefined {
  if (pipeline === undefined) {
    if (declared !== undefined) throw requestFailed('$lookup with let needs a pipeline.')
    return undefined
  }
  const variables = Object.entries(docOf('let of the $lookup', declared ?? {}))
  // Checks the pipeline also when there is nothing to join.
  run([], pipeline, Object.fromEntries(variables))
  return (doc, joined) => {
    const values = variables.map(
      ([name, expression]) => [name, evaluate(doc, expression, scope) ?? null] as const,
    )
    return run(joined, pipeline, Object.fromEntries(values))
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
