import { databaseSchema } from '../../../config/database'

/** A list: equalities on the first fields of a declared index, then at most one range, then its order (design.md D6). */
export type ListQuery = {
  collection: string
  index: string
  equals: Record<string, unknown>
  /** On the field after the equalities. Values are database commands or literals. */
  range?: { field: string; condition: unknown }
  /** Further conditions on what the index has narrowed down; only where that is small by nature (what is open, one day). */
  filter?: Record<string, unknown>
  limit: number
  fields?: readonly string[]
  /** Walk the index backwards. */
  descending?: boolean
}

/** The declared index, or an error at development time: a query without an index must not reach production. */
export const declaredIndex = (collection: string, index: string): [string, 1 | -1][] => {
  const found = databaseSchema.collections
    .find((candidate) => candidate.name === collection)
    ?.indexes.find((candidate) => candidate.name === index)
  if (found === undefined) throw new Error(`${collection} declares no index ${index} (config/database.ts)`)
  return found.keys.map(([field, direction]) => {
    if (typeof direction === 'string')
      throw new Error(`${index} of ${collection} keeps places and gives no order`)
    return [field, direction]
  })
}

/** The sort that the index gives after its equalities. @throws Error when the query does not fit the index */
export const orderOf = (query: ListQuery): [string, 'asc' | 'desc'][] => {
  const keys = declaredIndex(query.collection, query.index)
  const equal = Object.keys(query.equals)
  const prefix = keys.slice(0, equal.length).map(([field]) => field)
  const rest = keys.slice(equal.length)
  const fits = equal.every((field) => prefix.includes(field))
  if (!fits || (query.range !== undefined && query.range.field !== rest[0]?.[0])) {
    throw new Error(`the query on ${query.collection} does not fit its index ${query.index}`)
  }
  const flip = query.descending === true ? -1 : 1
  return rest.map(([field, direction]) => [field, direction * flip === 1 ? 'asc' : 'desc'])
}
