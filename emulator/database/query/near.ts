import { isGeoIndex } from '../../schema'
import { isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import type { Collection } from '../store/collection'
import { isOperatorObject } from './conditions'
import { nearness, nearOf, type Near } from './geo-conditions'
import { NEAR } from './geo-demand'
import type { Mode } from './matcher'

export type NearClause = { field: string; near: Near }

/** The `geoNear` of a query: at its top or in `$and`, once. Throws where MongoDB does not allow it. */
export function nearClauseOf(query: Doc): NearClause | undefined {
  const found = clausesIn(query)
  if (found.length > 1) throw requestFailed('Too many geoNear expressions')
  return found[0]
}

/**
 * Refuses a geoNear that no 2dsphere index serves, as MongoDB does. Compatible mode lets it pass, for indexes made in the
 * console are not in the schema.
 */
export function assertGeoIndex(collection: Collection, field: string, mode: Mode): void {
  const isServed = collection.indexes.some(
    ({ schema }) =>
      isGeoIndex(schema) && schema.keys.some(([own, kind]) => own === field && kind === '2dsphere'),
  )
  if (!isServed && mode === 'strict') throw requestFailed('unable to find index for $geoNear query')
}

/** Nearest first, none farther than `reach` metres; what has the same distance keeps its order. */
export function byDistance<T>(
  items: readonly T[],
  { field, near }: NearClause,
  docOf: (item: T) => Doc,
  reach: number,
): T[] {
  const measured = items.map((item) => ({ item, distance: distanceAt(docOf(item), field, near) ?? Infinity }))
  return measured
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance || 0)
    .map(({ item }) => item)
}

/** Metres to the nearest geometry at the field; undefined when it has none. */
export function distanceAt(doc: Doc, field: string, near: Pick<Near, 'place'>): number | undefined {
  return nearness(near, valueAt(doc, field.split('.')))
}

function valueAt(value: Value | undefined, parts: string[]): Value | undefined {
  const [part, ...rest] = parts
  if (part === undefined) return value
  if (Array.isArray(value)) return value.flatMap((item) => valueAt(item, parts) ?? [])
  return isDoc(value) ? valueAt(value[part], rest) : undefined
}

function clausesIn(query: Doc): NearClause[] {
  return Object.entries(query).flatMap(([field, expression]) => {
    if (field === '$and' && Array.isArray(expression)) return expression.filter(isDoc).flatMap(clausesIn)
    if (field.startsWith('$')) return refuseWithin(expression)
    if (!isOperatorObject(expression)) return []
    const operator = NEAR.find((one) => one in expression)
    return operator === undefined ? [] : [{ field, near: nearOf(operator, expression) }]
  })
}

function refuseWithin(expression: Value): [] {
  const text = JSON.stringify(expression)
  if (NEAR.some((operator) => text.includes(`"${operator}":`)))
    throw requestFailed('geo $near must be top-level expr')
  return []
}
