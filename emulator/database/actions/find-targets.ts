import type { Doc } from '../ejson'
import type { Match } from '../query/find'
import type { Collection } from '../store/collection'
import { matchOf, type Session } from '../transaction/session'
import { singleIdOf } from './single-document'

/** The documents an update or removal is about: all that match, or the first. */
export function findTargets(session: Session, collection: Collection, query: Doc, multi: boolean): Match[] {
  const id = singleIdOf(query)
  if (id === undefined)
    return session.find(collection, { query, order: [], offset: 0, limit: multi ? Infinity : 1 })
  const row = session.get(collection, id)
  return row === undefined ? [] : [matchOf(row)]
}
