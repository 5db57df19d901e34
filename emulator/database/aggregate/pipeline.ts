import type { Context } from '../context'
import { isDoc, type Doc, type Value } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { groupInSql } from '../grouping/group-in-sql'
import { readNarrowly } from '../grouping/narrow-read'
import { namesUnknownOperator, textOf } from '../query/mingo'
import { orderOf, type Order } from '../query/order'
import type { Collection } from '../store/collection'
import { geoNear } from './geo-near'
import { scopeOf } from './scope'
import { STAGES } from './stages/all'

type Stage = [name: string, argument: Value]

/** Runs an aggregation over committed documents: what leads the pipeline is read through an index, the rest is computed. */
export function runPipeline(context: Context, collection: Collection, stages: Stage[]): Doc[] {
  return orFailure(() => {
    const [first] = stages
    if (first?.[0] === '$geoNear') {
      const rest = compile(context, stages.slice(1), {})
      return rest(geoNear(context, collection, first[1]))
    }
    // Everything is checked before anything is read.
    compile(context, stages, {})
    const { query, order, limit, rest } = leadingRead(stages)
    const isWhole = order.length === 0 && limit === Infinity
    const grouped = isWhole ? groupInSql(context, collection, query, rest[0]) : undefined
    if (grouped !== undefined) return compile(context, rest.slice(1), {})(grouped)
    const narrow = isWhole ? readNarrowly(context, collection, query, rest[0]) : undefined
    const source =
      narrow ?? context.finder.find(collection, { query, order, offset: 0, limit }).map(({ doc }) => doc)
    return compile(context, rest, {})(source)
  })
}

function compile(context: Context, stages: Stage[], variables: Doc): (docs: Doc[]) => Doc[] {
  const scope = scopeOf(variables)
  const run = (docs: Doc[], pipeline: Value, more: Doc): Doc[] =>
    compile(context, stagesOf(pipeline), { ...variables, ...more })(docs)
  const steps = stages.map(([name, argument]) => {
    if (name === '$geoNear') throw requestFailed('$geoNear is only valid as the first stage in a pipeline.')
    const stage = STAGES.get(name)
    if (stage === undefined)
      throw new Failure('DATABASE_INVALID_OPERRATOR', `Unrecognized pipeline stage name: '${name}'`)
    return stage(argument, { context, scope, variables, run })
  })
  return (docs) => steps.reduce((left, step) => step(left), docs)
}

/** `[{$stage: argument}, …]`, as inside of `$lookup` and `$facet`. */
function stagesOf(pipeline: Value): Stage[] {
  if (!Array.isArray(pipeline)) throw requestFailed('A pipeline must be an array.')
  return pipeline.map((stage) => {
    const [only, ...others] = isDoc(stage) ? Object.entries(stage) : []
    if (only === undefined || others.length > 0)
      throw requestFailed('A pipeline stage specification object must contain exactly one field.')
    return only
  })
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

function orFailure<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failure) throw error
    const message = textOf(error)
    if (!namesUnknownOperator(message)) throw requestFailed(message)
    const name = /'?(\$\w+)'?/.exec(message)?.[1]
    throw new Failure(
      'DATABASE_INVALID_OPERRATOR',
      name === undefined ? message : `Unrecognized expression '${name}'`,
    )
  }
}
