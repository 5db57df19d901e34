import { $lookup } from 'mingo/operators/pipeline'
import type { Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { resolve } from 'mingo/util'
import type { Context } from '../context'
import type { Doc, Value } from '../ejson'
import { requestFailed } from '../failure'
import type { Match } from '../query/find'

/** `$lookup`. By fields, one indexed query per document; with a pipeline, mingo over the whole other collection. */
export function lookup({ store, finder }: Context) {
  return (source: Iterator, given: unknown, options: Options): Iterator => {
    const spec = given as Doc
    const { from, localField, foreignField, as, pipeline } = spec
    if (typeof from !== 'string' || typeof as !== 'string') throw requestFailed('$lookup needs from and as.')
    const foreign = store.collection(from)
    if (pipeline !== undefined) {
      if (localField !== undefined)
        throw requestFailed(
          '$lookup by fields and by pipeline at once is not supported: MongoDB 4 has neither.',
        )
      return $lookup(source, given as Parameters<typeof $lookup>[1], options)
    }
    if (typeof localField !== 'string' || typeof foreignField !== 'string')
      throw requestFailed('$lookup needs localField and foreignField.')
    return source.map((doc: Doc) => {
      const query = { [foreignField]: { $in: localValues(doc, localField) } }
      const found: Match[] = finder.find(foreign, { query, order: [], offset: 0, limit: Infinity })
      return { ...doc, [as]: found.map((match) => match.doc) }
    })
  }
}

function localValues(doc: Doc, field: string): Value[] {
  const value = (resolve(doc, field) ?? null) as Value
  return Array.isArray(value) ? value : [value]
}
