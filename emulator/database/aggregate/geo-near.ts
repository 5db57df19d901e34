import type { Context } from '../context'
import { isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { storedGeometry } from '../geo/geometry'
import { placeOf } from '../query/geo-conditions'
import { assertGeoIndex, distanceAt } from '../query/near'
import type { Collection } from '../store/collection'
import { isGeoIndex } from '../../schema'
import { put } from './put'
import { checkFields, docOf } from './stages/stage'

/** `$geoNear`, the reading stage: documents from near to far, each with its distance. Metres times `distanceMultiplier`. */
export function geoNear({ finder, mode }: Context, collection: Collection, argument: Value): Doc[] {
  const spec = docOf('$geoNear', argument)
  checkFields('$geoNear', spec, ['near', 'distanceField', 'spherical', 'maxDistance', 'minDistance', 'query', 'distanceMultiplier', 'includeLocs', 'key', 'limit', 'num', 'uniqueDocs']) // prettier-ignore
  const { near, distanceField, includeLocs, query = {}, limit, num } = spec
  if (near === undefined) throw requestFailed("$geoNear requires a 'near' option as an Array")
  if (typeof distanceField !== 'string' || distanceField === '')
    throw requestFailed("$geoNear requires a 'distanceField' option as a String")
  const from = numberOf('minDistance', spec.minDistance, 0)
  const to = numberOf('maxDistance', spec.maxDistance, Infinity)
  const factor = numberOf('distanceMultiplier', spec.distanceMultiplier, 1)
  const place = placeOf(near)
  const asked = docOf('query of the $geoNear', query)
  const kept = fieldOf(collection, spec.key)
  if (kept !== undefined) assertGeoIndex(collection, kept, mode)
  const nearby =
    kept === undefined || to === Infinity
      ? asked
      : { $and: [asked, { [kept]: { $nearSphere: { $geometry: pointOf(near), $maxDistance: to } } }] }
  const found = finder.find(collection, { query: nearby, order: [], offset: 0, limit: Infinity })
  const field = kept ?? anyPlaceOf(found[0]?.doc)
  assertGeoIndex(collection, field, mode)
  const measured = found
    .map(({ doc }) => ({ doc, distance: distanceAt(doc, field, { place }) }))
    .filter(
      (one): one is { doc: Doc; distance: number } =>
        one.distance !== undefined && one.distance >= from && one.distance <= to,
    )
    .sort((a, b) => a.distance - b.distance)
  return measured.slice(0, numberOf('limit', limit ?? num, Infinity)).map(({ doc, distance }) => ({
    ...put(doc, distanceField.split('.'), distance * factor),
    ...(typeof includeLocs === 'string' ? { [includeLocs]: valueAt(doc, field.split('.')) ?? null } : {}),
  }))
}

/** A pair of numbers stands for a point. */
function pointOf(near: Value): Value {
  return Array.isArray(near) ? { type: 'Point', coordinates: near } : near
}

/** The field named, or that of the only 2dsphere index. */
function fieldOf(collection: Collection, key: Value | undefined): string | undefined {
  if (typeof key === 'string') return key
  const fields = collection.indexes
    .map(({ schema }) => schema)
    .filter(isGeoIndex)
    .flatMap(({ keys }) => keys.filter(([, kind]) => kind === '2dsphere').map(([field]) => field))
  const [only, ...others] = new Set(fields)
  if (others.length > 0)
    throw requestFailed(
      "There is more than one 2dsphere index; unclear which to use for $geoNear: name it by 'key'",
    )
  return only
}

/** Without an index (compatible mode) the first field that holds a geometry. */
function anyPlaceOf(sample: Doc | undefined): string {
  return Object.keys(sample ?? {}).find((field) => storedGeometry(sample?.[field]) !== undefined) ?? ''
}

function numberOf(name: string, value: Value | undefined, absent: number): number {
  if (value === undefined || value === null) return absent
  if (typeof value === 'number' && value >= 0) return value
  throw requestFailed(`${name} must be a non-negative number`)
}

function valueAt(value: Value | undefined, [part, ...rest]: string[]): Value | undefined {
  if (part === undefined) return value
  return isDoc(value) ? valueAt(value[part], rest) : undefined
}
