import type { Context } from '../context'
import type { Doc, Value } from '../ejson'
import { conditionsOf } from '../query/conditions'
import { planOf } from '../query/plan'
import type { Collection } from '../store/collection'
import { fieldsReadBy } from './fields-read'
import { storedValueOf } from './stored-value'

/**
 * The documents that match `query`, each holding only the fields that `next` reads: SQLite cuts them out of the stored
 * text, which spares decoding the rest, and mingo groups what is left. The same documents in the same order as a full
 * read gives, so the same result. Undefined where that cannot be said: the index does not answer the query exactly, or
 * it is not known what the stage reads.
 */
export function readNarrowly(
  { store }: Context,
  collection: Collection,
  query: Doc,
  next: [string, Value] | undefined,
): Doc[] | undefined {
  const fields = next === undefined ? undefined : fieldsReadBy(next)
  if (fields === undefined) return undefined
  const plan = planOf(collection, conditionsOf(query), [])
  if (!plan.exact || plan.repeats) return undefined
  const columns = ['1', ...fields.map((field) => `d.body -> '$.${field}'`)]
  const statement = store.file.statement<(string | null)[]>(`SELECT ${columns.join(', ')} ${plan.sql}`)
  const found: Doc[] = []
  for (const row of statement.each(...plan.values)) found.push(docOf(fields, row))
  return found
}

function docOf(fields: string[], row: readonly (string | null)[]): Doc {
  const doc: Doc = {}
  fields.forEach((field, n) => {
    const text = row[n + 1]
    if (text !== null && text !== undefined) doc[field] = storedValueOf(text)
  })
  return doc
}
