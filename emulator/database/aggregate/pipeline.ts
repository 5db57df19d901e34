import { Aggregator } from 'mingo'
import type { Context } from '../context'
import { isDoc, type Doc, type Value } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { readNarrowly } from '../grouping/narrow-read'
import { matcherOf, MINGO_OPTIONS, namesUnknownOperator, textOf } from '../query/matcher'
import { orderOf, type Order } from '../query/order'
import type { Collection } from '../store/collection'
import { stageOperators } from './stage-operators'

type Stage = [name: string, value: Value]

/** The stages of the SDK, and those that raw pipelines add without writing anything. `$geoNear` is not emulated. */
const STAGES = new Set([
  '$addFields', '$bucket', '$bucketAuto', '$count', '$group', '$limit', '$lookup', '$match', '$project', '$replaceRoot',
  '$sample', '$skip', '$sort', '$sortByCount', '$unwind', '$set', '$unset', '$replaceWith', '$facet',
]) // prettier-ignore

/** Runs an aggregation over committed documents: what leads the pipeline is read through an index, mingo does the rest. */
export function runPipeline(context: Context, collection: Collection, stages: Stage[]): Doc[] {
  stages.forEach((stage) => checkStage(stage, context))
  const { query, order, limit, rest } = leadingRead(stages)
  const narrow =
    order.length === 0 && limit === Infinity ? readNarrowly(context, collection, query, rest[0]) : undefined
  const source =
    narrow ?? context.finder.find(collection, { query, order, offset: 0, limit }).map(({ doc }) => doc)
  if (rest.length === 0) return source
  try {
    const options = {
      ...MINGO_OPTIONS,
      context: stageOperators(context),
      collectionResolver: resolverOf(context),
    }
    const pipeline = rest.map(([name, value]) => ({ [name]: value }))
    return new Aggregator(pipeline, options).run<Doc>(source)
  } catch (error) {
    throw error instanceof Failure ? error : failureOf(error)
  }
}

function failureOf(error: unknown): Failure {
  const message = textOf(error)
  return namesUnknownOperator(message)
    ? new Failure('DATABASE_INVALID_OPERRATOR', message)
    : requestFailed(message)
}

/** The whole collection, for `$lookup` with a pipeline. */
function resolverOf({ store, finder }: Context): (name: string) => Doc[] {
  return (name) => {
    const everything = { query: {}, order: [], offset: 0, limit: Infinity }
    return finder.find(store.collection(name), everything).map(({ doc }) => doc)
  }
}

/** `[$match…] [$sort] [$limit]` at the start of a pipeline are one query. */
function leadingRead(stages: Stage[]): { query: Doc; order: Order; limit: number; rest: Stage[] } {
  const rest = [...stages]
  const matches: Value[] = []
  let order: Order = []
  let limit = Infinity
  while (rest[0]?.[0] === '$match') matches.push(rest.shift()?.[1] ?? {})
  if (rest[0]?.[0] === '$sort') order = orderOf(rest.shift()?.[1] as Doc)
  if (rest[0]?.[0] === '$limit') limit = Number(rest.shift()?.[1])
  const [only] = matches
  const query =
    matches.length === 1 && only !== undefined ? (only as Doc) : matches.length === 0 ? {} : { $and: matches }
  return { query, order, limit, rest }
}

function checkStage([name, value]: Stage, { mode }: Context): void {
  if (!STAGES.has(name))
    throw new Failure('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${name}'`)
  if (name === '$match') matcherOf(docOf(name, value), mode)
  if (name === '$sort') orderOf(docOf(name, value))
  if (name === '$limit' && !(isWhole(value) && value > 0)) throw requestFailed('the limit must be positive')
  if (name === '$skip' && !(isWhole(value) && value >= 0))
    throw requestFailed('Argument to $skip cannot be negative')
  if (name === '$count' && (typeof value !== 'string' || !/^[^$.]+$/.test(value)))
    throw requestFailed('the count field must be a name')
  if (name === '$group' && docOf(name, value)._id === undefined)
    throw requestFailed('a group specification must include an _id')
}

function docOf(name: string, value: Value): Doc {
  if (isDoc(value)) return value
  throw requestFailed(`the ${name} stage specification must be an object`)
}

function isWhole(value: Value): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}
