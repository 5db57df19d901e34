import type { Value } from '../ejson'
import type { Collection } from '../store/collection'
import { TRAITS } from '../store/index-entries'
import type { IndexTable } from '../store/index-table'
import { valuesOf } from '../store/geo-table'
import { bracketOf, isExactKey, keyOf } from '../store/key'
import type { SqlValue } from '../store/sqlite-file'
import type { Condition, Conditions } from './conditions'
import { geoNarrowing, type GeoNarrowing } from './geo-bounds'
import type { Order } from './order'

/** How the candidates of a query are read. Everything read is still put to mingo, unless `exact`. */
export type Plan = {
  /** After SELECT and columns: FROM … WHERE … ORDER BY …; document columns are those of alias `d`. */
  sql: string
  values: SqlValue[]
  /** Name of the index, `_id_`, or undefined for reading the whole collection. */
  index: string | undefined
  /** The rows are precisely the documents the query means. */
  exact: boolean
  /** The rows come in the order asked for. */
  ordered: boolean
  /** A document may come several times. */
  repeats: boolean
}

type Column = { name: string; field: string; direction: 1 | -1 }
type Source = { table: string; index: string; columns: Column[]; traits: number; unique: boolean }
type Filter = { sql: string[]; values: SqlValue[]; exact: boolean; fixed: boolean }

/** Chooses the index that narrows most; an index that also gives the order wins over an equal one that does not. */
export function planOf(collection: Collection, conditions: Conditions, order: Order): Plan {
  const sources = [idSource(collection), ...collection.indexes.filter(({ isGeo }) => !isGeo).map(indexSource)]
  const rated = sources.map((source) => rate(source, conditions, order)).filter(({ score }) => score > 0)
  const best = rated.reduce<Rated | undefined>(
    (a, b) => (a === undefined || b.score > a.score ? b : a),
    undefined,
  )
  if (best !== undefined && best.score >= POINTS.whole) return read(collection, best, conditions, order)
  // Places tell more apart than the fields before them, as a rule.
  const geo = geoNarrowing(collection, conditions)
  if (geo !== undefined) return readPlaces(collection, geo, order)
  return best === undefined ? scan(collection, conditions, order) : read(collection, best, conditions, order)
}

function readPlaces(collection: Collection, { index, table, box }: GeoNarrowing, order: Order): Plan {
  const sql = `FROM ${collection.table} AS d WHERE d.seq IN (${table.meeting}) ORDER BY d.seq`
  return { sql, values: valuesOf(box), index, exact: false, ordered: order.length === 0, repeats: false }
}

function scan(collection: Collection, { byField, complete }: Conditions, order: Order): Plan {
  const exact = complete && byField.size === 0
  const sql = `FROM ${collection.table} AS d ORDER BY d.seq`
  return { sql, values: [], index: undefined, exact, ordered: order.length === 0, repeats: false }
}

function idSource(collection: Collection): Source {
  return {
    table: collection.table,
    index: '_id_',
    columns: [{ name: 'd.id', field: '_id', direction: 1 }],
    traits: 0,
    unique: true,
  }
}

function indexSource(index: IndexTable): Source {
  const columns = index.schema.keys.map(([field, direction], n) => ({
    name: `i.k${n}`,
    field,
    direction: direction === -1 ? (-1 as const) : (1 as const),
  }))
  const unique = index.schema.unique === true
  return { table: index.table, index: index.schema.name, columns, traits: index.traits, unique }
}

type Rated = { source: Source; filters: Map<Column, Filter>; orderBy: string[]; score: number }

// Points per index column. A column fixed to one value counts most; the order counts a little less than one such column.
const POINTS = { fixed: 10, list: 7, range: 5, order: 9, whole: 100 }

function rate(source: Source, { byField }: Conditions, order: Order): Rated {
  const filters = new Map<Column, Filter>()
  for (const column of source.columns) {
    const own = byField.get(column.field)
    if (own !== undefined) filters.set(column, filterOf(column.name, own, source.traits))
  }
  const orderBy = orderThrough(source, filters, order)
  const score = seekScore(source, filters) + (orderBy.length > 0 ? POINTS.order : 0)
  return { source, filters, orderBy, score }
}

function seekScore({ columns, unique }: Source, filters: Map<Column, Filter>): number {
  let score = 0
  for (const column of columns) {
    const filter = filters.get(column)
    if (filter === undefined) return score
    if (!filter.fixed) return score + (filter.sql[0]?.includes(' IN ') === true ? POINTS.list : POINTS.range)
    score += POINTS.fixed
  }
  return unique ? score + POINTS.whole : score
}

/** Columns for ORDER BY, empty when this index does not give the order. Columns fixed to one value do not disturb it. */
function orderThrough({ columns, traits }: Source, filters: Map<Column, Filter>, order: Order): string[] {
  if (order.length === 0 || traits !== 0) return []
  const isFixed = (field: string): boolean =>
    columns.some((one) => one.field === field && filters.get(one)?.fixed === true)
  const free = columns.filter((column) => filters.get(column)?.fixed !== true)
  const wanted = order.filter(([field]) => !isFixed(field))
  const sign = (wanted[0]?.[1] ?? 1) * (free[0]?.direction ?? 1)
  const fits = wanted.every(([field, direction], n) => {
    const column = free[n]
    return column?.field === field && column.direction * sign === direction
  })
  if (!fits) return []
  const names = wanted.map(([, direction], n) => `${free[n]?.name ?? ''} ${direction === 1 ? 'ASC' : 'DESC'}`)
  return names.length === 0 ? [columns[0]?.name ?? ''] : names
}

function read(collection: Collection, rated: Rated, { byField, complete }: Conditions, order: Order): Plan {
  const { source, filters, orderBy } = rated
  const used = [...filters.values()]
  const where = used.flatMap(({ sql }) => sql)
  const from =
    source.table === collection.table
      ? `FROM ${source.table} AS d`
      : `FROM ${source.table} AS i CROSS JOIN ${collection.table} AS d ON d.seq = i.seq`
  return {
    sql:
      from +
      (where.length > 0 ? ` WHERE ${where.join(' AND ')}` : '') +
      (orderBy.length > 0 ? ` ORDER BY ${orderBy.join(', ')}` : ''),
    values: used.flatMap(({ values }) => values),
    index: source.index,
    exact:
      complete && source.traits === 0 && filters.size === byField.size && used.every(({ exact }) => exact),
    ordered: orderBy.length > 0 || order.length === 0,
    repeats: (source.traits & TRAITS.multikey) !== 0,
  }
}

/** SQL that every matching document's entry satisfies; with arrays one condition only, as each may meet another element. */
function filterOf(column: string, conditions: Condition[], traits: number): Filter {
  const lists = conditions
    .filter((one) => one.kind === 'in')
    .sort((a, b) => a.values.length - b.values.length)
  const list = lists[0]
  if (list !== undefined) {
    const exact = conditions.length === 1 && list.values.every(isExactKey)
    return { ...inList(column, list.values), exact, fixed: list.values.length === 1 }
  }
  const ranges = conditions.filter((one) => one.kind === 'range')
  const usable = (traits & TRAITS.multikey) !== 0 ? ranges.slice(0, 1) : ranges
  const parts = usable.map((one) => range(column, one.operator, one.value))
  return {
    sql: parts.flatMap(({ sql }) => sql),
    values: parts.flatMap(({ values }) => values),
    exact: parts.every(({ exact }) => exact),
    fixed: false,
  }
}

function inList(column: string, values: Value[]): { sql: string[]; values: SqlValue[] } {
  const [only] = values
  if (only !== undefined && values.length === 1) return { sql: [`${column} = ?`], values: [keyOf(only)] }
  // Lengths are rounded up by repeating a value, so that few different statements are prepared.
  const size = values.length === 0 ? 0 : 2 ** Math.ceil(Math.log2(values.length))
  const keys = Array.from({ length: size }, (_, n) => keyOf(values[Math.min(n, values.length - 1)]))
  return { sql: [`${column} IN (${keys.map(() => '?').join(', ')})`], values: keys }
}

function range(
  column: string,
  operator: string,
  value: Value,
): { sql: string[]; values: SqlValue[]; exact: boolean } {
  const bracket = bracketOf(value)
  if (bracket === undefined) return { sql: [], values: [], exact: false }
  const exact = isExactKey(value)
  const sql = [`${column} ${exact ? operator : operator.slice(0, 1) + '='} ?`]
  sql.push(operator.startsWith('>') ? `${column} < ?` : `${column} >= ?`)
  return { sql, values: [keyOf(value), operator.startsWith('>') ? bracket.to : bracket.from], exact }
}
