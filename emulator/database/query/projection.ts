import { Query } from 'mingo'
import type { Doc } from '../ejson'
import { requestFailed } from '../failure'
import { MINGO_OPTIONS, textOf } from './matcher'

/** Applies a projection (1 / 0 per path, `$slice`, `$elemMatch`). Throws for a mixture of 1 and 0, as MongoDB does. */
export function projectorOf(projection: Doc | undefined): (doc: Doc) => Doc {
  if (projection === undefined || Object.keys(projection).length === 0) return (doc) => doc
  const kinds = new Set(Object.entries(projection).filter(isFlag).map(([, flag]) => Number(flag) !== 0)) // prettier-ignore
  if (kinds.size > 1) throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  const everything = new Query<Doc>({}, MINGO_OPTIONS)
  return (doc) => {
    try {
      return everything.find<Doc>([doc], projection).all()[0] ?? {}
    } catch (error) {
      throw requestFailed(textOf(error))
    }
  }
}

function isFlag([field, flag]: [string, unknown]): boolean {
  return field !== '_id' && (typeof flag === 'number' || typeof flag === 'boolean')
}
