import { fieldOf, type Doc } from '../ejson'
import type { DocId } from '../store/collection'

/** The id when the query is exactly `{_id: id}`: the SDK's `doc(id)`. */
export function singleIdOf(query: Doc): DocId | undefined {
  const id = fieldOf(query, '_id')
  return Object.keys(query).length === 1 && (typeof id === 'string' || typeof id === 'number')
    ? id
    : undefined
}
