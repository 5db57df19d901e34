import type { Doc } from '../ejson'
import { boxAround, boxOfCap, EVERYWHERE, type Box } from '../geo/bounds'
import { geometryOf } from '../geo/geometry'
import { EARTH_RADIUS } from '../geo/sphere'
import type { GeoTable } from '../store/geo-table'
import type { Collection } from '../store/collection'
import { capOf, nearOf } from './geo-conditions'
import type { Conditions } from './conditions'
import { NEAR } from './geo-demand'

export type GeoNarrowing = { index: string; table: GeoTable; box: Box }

/** The first 2dsphere index that a demand narrows; undefined when every place may meet all of them. */
export function geoNarrowing(collection: Collection, { geo }: Conditions): GeoNarrowing | undefined {
  for (const { field, expression, box = boxOf(expression) } of geo) {
    const index = collection.indexes.find(({ places }) => places?.field === field)
    if (index?.places === undefined) continue
    if (box !== EVERYWHERE) return { index: index.schema.name, table: index.places, box }
  }
  return undefined
}

/** A box that every geometry which meets the demand reaches into. Throws for what the matcher refuses too. */
function boxOf(expression: Doc): Box {
  const { $geoWithin, $geoIntersects } = expression
  const shape = ($geoWithin ?? $geoIntersects ?? {}) as Doc
  if (shape.$centerSphere !== undefined) return boxOfCap(capOf(shape.$centerSphere))
  if (shape.$geometry !== undefined) return boxAround(geometryOf(shape.$geometry))
  const operator = NEAR.find((one) => one in expression)
  if (operator === undefined) return EVERYWHERE
  const { place, to } = nearOf(operator, expression)
  return boxOfCap({ centre: place, radius: to / EARTH_RADIUS })
}
