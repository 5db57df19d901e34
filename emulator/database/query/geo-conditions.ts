import { isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import type { Cap } from '../geo/bounds'
import { geometryOf, storedGeometry, type Geometry } from '../geo/geometry'
import { distanceTo, intersects, isInCap, isWithin } from '../geo/relations'
import { EARTH_RADIUS, vectorOf, type Vector } from '../geo/sphere'

type Test = (value: Value | undefined) => boolean

/** `$nearSphere` and `$near`: the place, and from which to which distance in metres. */
export type Near = { place: Vector; from: number; to: number }

/** `$geoWithin`: `{$geometry: Polygon | MultiPolygon}` or `{$centerSphere: [place, radians]}`. */
export function geoWithin(argument: Value): Test {
  const { $geometry, $centerSphere } = shapeOf('$geoWithin', argument)
  if ($centerSphere !== undefined) return inCap($centerSphere)
  if ($geometry === undefined)
    throw requestFailed('$geoWithin here takes $geometry or $centerSphere; the flat shapes are not emulated.')
  const region = geometryOf($geometry)
  if (region.areas.length === 0)
    throw requestFailed(
      '$geoWithin not supported with provided geometry: it must be a Polygon or MultiPolygon',
    )
  return stored((geometry) => isWithin(geometry, region))
}

export function geoIntersects(argument: Value): Test {
  const { $geometry } = shapeOf('$geoIntersects', argument)
  if ($geometry === undefined) throw requestFailed('$geoIntersects needs a $geometry')
  const region = geometryOf($geometry)
  return stored((geometry) => intersects(geometry, region))
}

/** Reads `{$nearSphere: {$geometry: Point, $minDistance, $maxDistance}}`, or a pair with `$maxDistance` in radians beside it. */
export function nearOf(operator: string, expression: Doc): Near {
  const argument = expression[operator] ?? null
  if (Array.isArray(argument)) {
    const { $minDistance = 0, $maxDistance = Infinity } = expression
    return {
      place: placeOf(argument),
      from: metres($minDistance) * EARTH_RADIUS,
      to: metres($maxDistance) * EARTH_RADIUS,
    }
  }
  const { $geometry, $minDistance = 0, $maxDistance = Infinity } = shapeOf(operator, argument)
  if ($geometry === undefined) throw requestFailed(`${operator} needs a $geometry`)
  return { place: placeOf($geometry), from: metres($minDistance), to: metres($maxDistance) }
}

/** Metres from the place to the nearest geometry in `value`; undefined when there is none. */
export function nearness(near: Pick<Near, 'place'>, value: Value | undefined): number | undefined {
  const own = storedGeometry(value)
  if (own !== undefined) return distanceTo(near.place, own)
  const all = Array.isArray(value) ? value.flatMap((item) => nearness(near, item) ?? []) : []
  return all.length === 0 ? undefined : Math.min(...all)
}

export function isNear(near: Near): Test {
  return (value) => {
    const distance = nearness(near, value)
    return distance !== undefined && distance >= near.from && distance <= near.to
  }
}

/** The single place of a Point. */
export function placeOf(value: Value): Vector {
  const [place, ...others] = geometryOf(value).places
  if (place === undefined || others.length > 0) throw requestFailed('$near needs a Point')
  return place
}

function inCap(argument: Value): Test {
  const { centre, radius } = capOf(argument)
  return stored((geometry) => isInCap(geometry, centre, radius))
}

/** Reads `[[longitude, latitude], radians]`. */
export function capOf(argument: Value): Cap {
  const [centre, radius] = Array.isArray(argument) ? argument : []
  const [longitude, latitude] = Array.isArray(centre) ? centre : []
  if (
    typeof longitude !== 'number' ||
    typeof latitude !== 'number' ||
    typeof radius !== 'number' ||
    radius < 0
  )
    throw requestFailed('$centerSphere takes [[longitude, latitude], radians]')
  return { centre: vectorOf(longitude, latitude), radius }
}

function stored(holds: (geometry: Geometry) => boolean): Test {
  return (value) => {
    const geometry = storedGeometry(value)
    return geometry !== undefined && holds(geometry)
  }
}

function shapeOf(operator: string, argument: Value): Doc {
  if (isDoc(argument)) return argument
  throw requestFailed(`${operator} needs an object`)
}

function metres(value: Value): number {
  if (typeof value === 'number' && value >= 0) return value
  throw requestFailed('A distance must be a non-negative number')
}
