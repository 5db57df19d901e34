import { isDoc, type Doc, type Value } from '../../ejson'
import { Failure, requestFailed } from '../../failure'
import { compareValues, identityOf } from '../../query/compare'
import { ACCUMULATORS } from '../accumulators'
import type { Computed } from '../expressions/operator'
import { evaluate, type Scope } from '../scope'
import { checkFields, docOf, type Stage } from './stage'

/** Documents with the same `_id` become one, in the order in which each first came. */
export const group: Stage = (argument, { scope }) => {
  const { _id, ...fields } = docOf('$group', argument)
  if (_id === undefined) throw requestFailed('a group specification must include an _id')
  const accumulate = accumulatorsOf('$group', fields, scope)
  return (docs) =>
    groupsOf(docs, (doc) => evaluate(doc, _id, scope) ?? null).map(([id, own]) => ({
      _id: id,
      ...accumulate(own),
    }))
}

export const sortByCount: Stage = (argument, { scope }) => {
  const isExpression = isDoc(argument) && Object.keys(argument).some((key) => key.startsWith('$'))
  if (!isExpression && !(typeof argument === 'string' && argument.startsWith('$')))
    throw requestFailed(
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  return (docs) =>
    groupsOf(docs, (doc) => evaluate(doc, argument, scope) ?? null)
      .map(([_id, own]) => ({ _id, count: own.length }))
      .sort((a, b) => b.count - a.count)
}

/** Boundaries from inclusive to exclusive; only buckets that hold something are given. */
export const bucket: Stage = (argument, { scope }) => {
  const spec = docOf('$bucket', argument)
  checkFields('$bucket', spec, ['groupBy', 'boundaries', 'default', 'output'])
  const { groupBy = null, default: otherwise } = spec
  const boundaries = boundariesOf(spec.boundaries, otherwise)
  const accumulate = accumulatorsOf('$bucket', outputOf(spec), scope)
  const place = (doc: Doc): Value => {
    const value = evaluate(doc, groupBy, scope) ?? null
    const at = boundaries.filter((boundary) => compareValues(boundary, value) <= 0).length - 1
    const found = at === boundaries.length - 1 ? undefined : boundaries[at]
    if (found !== undefined) return found
    if (otherwise !== undefined) return otherwise
    throw requestFailed(
      '$switch could not find a matching branch for an input, and no default was specified.',
    )
  }
  return (docs) =>
    groupsOf(docs, place)
      .sort(([a], [b]) => compareValues(a, b))
      .map(([_id, own]) => ({ _id, ...accumulate(own) }))
}

function boundariesOf(given: Value | undefined, otherwise: Value | undefined): Value[] {
  if (!Array.isArray(given) || given.length < 2)
    throw requestFailed("The $bucket 'boundaries' field must have at least 2 values")
  const isAscending = given.every(
    (value, n) => n === 0 || (typeof value === typeof given[n - 1] && compareValues(given[n - 1], value) < 0),
  )
  if (!isAscending) throw requestFailed("The 'boundaries' option to $bucket must be of one type and sorted")
  const isInside =
    otherwise !== undefined &&
    compareValues(given[0], otherwise) <= 0 &&
    compareValues(otherwise, given.at(-1)) < 0
  if (isInside)
    throw requestFailed(
      "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary.",
    )
  return given
}

export function outputOf({ output }: Doc): Doc {
  return output === undefined ? { count: { $sum: 1 } } : docOf('output of the $bucket', output)
}

export function groupsOf(docs: Doc[], keyOf: (doc: Doc) => Value): [Value, Doc[]][] {
  const groups = new Map<string, [Value, Doc[]]>()
  for (const doc of docs) {
    const key = keyOf(doc)
    const name = typeof key === 'string' ? `s${key}` : identityOf(key)
    const known = groups.get(name)
    if (known === undefined) groups.set(name, [key, [doc]])
    else known[1].push(doc)
  }
  return [...groups.values()]
}

/** `{field: {$accumulator: argument}}` for all fields, checked once, to what a group's documents give. */
export function accumulatorsOf(stage: string, fields: Doc, scope: Scope): (docs: Doc[]) => Doc {
  const made = Object.entries(fields).map(([field, spec]) => {
    if (field.includes('.')) throw requestFailed(`The field name '${field}' cannot contain '.'`)
    const [operator, ...others] = isDoc(spec) ? Object.entries(spec) : []
    if (operator === undefined || others.length > 0)
      throw requestFailed(`The field '${field}' of ${stage} must be an accumulator object`)
    return { field, compute: accumulatorOf(...operator, scope) }
  })
  return (docs) => Object.fromEntries(made.map(({ field, compute }) => [field, compute(docs) ?? null]))
}

function accumulatorOf(operator: string, argument: Value, scope: Scope): (docs: Doc[]) => Computed {
  const accumulate = ACCUMULATORS.get(operator)
  if (accumulate === undefined)
    throw new Failure('DATABASE_INVALID_OPERRATOR', `unknown group operator '${operator}'`)
  return (docs) => accumulate(docs.map((doc) => evaluate(doc, argument, scope)))
}
