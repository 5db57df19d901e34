import type { Context } from '../context'
import { isDoc, type Doc, type Value } from '../ejson'
import { conditionsOf } from '../query/conditions'
import { planOf } from '../query/plan'
import type { Collection } from '../store/collection'
import type { SqlValue } from '../store/sqlite-file'
import { groupKeyOf } from './group-key'
import { storedValueOf } from './stored-value'
import { SUMMARIES, timesCount, type Summary } from './summaries'

/** A field of the result: what is wanted to be known of the stored field `of`. */
type Column = { name: string; of?: string; summary: Summary }

function columnOf(name: string, spec: Value): Column | undefined {
  const [operator = '', argument] = isDoc(spec) ? (Object.entries(spec)[0] ?? []) : []
  if (operator === '$sum' && Number.isInteger(argument))
    return { name, summary: timesCount(Number(argument)) }
  const of = typeof argument === 'string' ? /^\$([A-Za-z_]\w*)$/.exec(argument)?.[1] : undefined
  const summary = SUMMARIES.get(operator)
  return of === undefined || of === '__proto__' || summary === undefined ? undefined : { name, of, summary }
}

/**
 * What `$group` gives for the documents that match `query`, computed by SQLite. Undefined where it is not certain that the
 * stage itself would give the same, bit by bit and in the same order: a key beyond group-key.ts, other accumulators than
 * $sum, $avg, $min and $max of a top-level field, an index that does not answer the query exactly; and, seen only after
 * reading, numbers that are no whole ones (their sum depends on the order), extremes among values that are not all whole
 * numbers or all dates, and keys that are not everywhere where the path says.
 */
export function groupInSql(
  { store }: Context,
  collection: Collection,
  query: Doc,
  next: [string, Value] | undefined,
): Doc[] | undefined {
  if (next?.[0] !== '$group' || !isDoc(next[1])) return undefined
  const { _id = null, ...outputs } = next[1]
  const key = groupKeyOf(_id)
  const columns = Object.entries(outputs).map(([name, spec]) => columnOf(name, spec))
  if (key === undefined || !columns.every((column) => column !== undefined)) return undefined
  const plan = planOf(collection, conditionsOf(query), [])
  if (!plan.exact || plan.repeats) return undefined

  const fields = [...new Set(columns.flatMap(({ of }) => of ?? []))]
  const wanted = columns.map(({ of, summary }) =>
    summary.columns(`x${of === undefined ? 0 : fields.indexOf(of)}`),
  )
  const read = [
    ...key.paths.map((path, n) => `d.body -> '$.${path}' AS k${n}`),
    ...fields.map((field, n) => `d.body -> '$.${field}' AS x${n}`),
    'row_number() OVER () AS place',
  ]
  const keys = key.paths.map((_, n) => `coalesce(k${n}, 'null')`)
  const lost = key.paths.map((_, n) => `total(k${n} IS NULL)`)
  // Groups come in the order of their first documents.
  const sql = `SELECT ${['min(place)', 'count(*)', ...keys, ...lost, ...wanted.flat()].join(', ')}
    FROM (SELECT ${read.join(', ')} ${plan.sql})
    GROUP BY ${keys.length === 0 ? "'all'" : keys.join(', ')} ORDER BY 1`
  const groups: Doc[] = []
  for (const [, count, ...cells] of store.file.statement<SqlValue[]>(sql).all(...plan.values)) {
    const texts = cells.splice(0, keys.length)
    const missing = cells.splice(0, keys.length)
    if (key.mustExist && missing.some((some) => some !== 0)) return undefined
    const group: Doc = { _id: key.valueOf(texts.map((text) => storedValueOf(String(text)))) }
    for (const [n, { name, summary }] of columns.entries()) {
      const value = summary.value(Number(count), cells.splice(0, wanted[n]?.length ?? 0))
      if (value === undefined) return undefined
      group[name] = value
    }
    groups.push(group)
  }
  return groups
}
