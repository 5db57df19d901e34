import { Context as Operators } from 'mingo'
import { Lazy, type Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import type { Context } from '../context'
import { isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { orderOf, sortBy } from '../query/order'
import { lookup } from './lookup'

/** Stages that replace mingo's: `$sort` in MongoDB's order of values, `$lookup` that reads through indexes. */
export function stageOperators(context: Context): Operators {
  return Operators.init().addPipelineOps({ $sort: sort, $lookup: lookup(context) })
}

function sort(source: Iterator, spec: unknown, _options: Options): Iterator {
  const order = orderOf(spec as Doc)
  return source.transform((items: unknown) => Lazy(sortBy(items as Value[], order, asDoc)))
}

function asDoc(item: Value): Doc {
  if (!isDoc(item)) throw requestFailed('$sort needs documents.')
  return item
}
