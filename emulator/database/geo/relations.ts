import type { Area, Geometry } from './geometry'
import {
  angle, angleToArc, arcsCross, arcsTouch, dot, edgesOf, EARTH_RADIUS, ringHolds, SAME, type Vector,
} from './sphere' // prettier-ignore

/** Metres from `place` to the nearest place of `geometry`; 0 inside of an area. */
export function distanceTo(place: Vector, geometry: Geometry): number {
  if (geometry.areas.some((area) => areaHolds(area, place))) return 0
  const angles = [
    ...geometry.places.map((other) => angle(place, other)),
    ...edges(geometry).map(([a, b]) => angleToArc(place, a, b)),
  ]
  return Math.min(...angles) * EARTH_RADIUS
}

/** True when all of `geometry` is in the areas of `region`. */
export function isWithin(geometry: Geometry, region: Geometry): boolean {
  const isHeld = (place: Vector): boolean => region.areas.some((area) => areaHolds(area, place))
  if (!corners(geometry).every(isHeld)) return false
  const borders = edges({ ...region, places: [], lines: [] })
  const own = edges(geometry)
  if (own.some(([a, b]) => borders.some(([c, d]) => arcsCross(a, b, c, d)))) return false
  // No border is crossed, so an edge is in or out as a whole; its middle tells.
  if (!own.every(([a, b]) => isHeld(middle(a, b)))) return false
  // A hole of the region inside of the area, or a gap between two of its parts.
  return !geometry.areas.some((area) =>
    region.areas.some(({ holes }) => holes.some((hole) => hole.some((corner) => isInside(area, corner)))),
  )
}

/** True when the two share any place. */
export function intersects(a: Geometry, b: Geometry): boolean {
  return (
    touchesPlaces(a, b) ||
    touchesPlaces(b, a) ||
    edges(a).some(([p, q]) => edges(b).some(([r, s]) => arcsTouch(p, q, r, s)))
  )
}

/** True when all of `geometry` is within `radius` (radians) of `centre`. */
export function isInCap(geometry: Geometry, centre: Vector, radius: number): boolean {
  if (radius >= Math.PI) return true
  const edge = radius + SAME
  return corners(geometry).every((place) => angle(place, centre) <= edge)
}

export function areaHolds({ outer, holes }: Area, place: Vector): boolean {
  return ringHolds(outer, place) && !holes.some((hole) => ringHolds(hole, place) && !isOn(hole, place))
}

function isInside(area: Area, place: Vector): boolean {
  return areaHolds(area, place) && !isOn(area.outer, place) && !area.holes.some((hole) => isOn(hole, place))
}

function isOn(ring: readonly Vector[], place: Vector): boolean {
  return edgesOf(ring).some(([a, b]) => angleToArc(place, a, b) < SAME)
}

function touchesPlaces(a: Geometry, b: Geometry): boolean {
  return corners(a).some(
    (place) =>
      b.areas.some((area) => areaHolds(area, place)) ||
      b.places.some((other) => angle(place, other) < SAME) ||
      b.lines.some((line) => isOn(line, place)),
  )
}

/** Every place the geometry is drawn through. */
export function corners({ places, lines, areas }: Geometry): Vector[] {
  return [...places, ...lines.flat(), ...areas.flatMap(({ outer, holes }) => [...outer, ...holes.flat()])]
}

function edges({ lines, areas }: Geometry): [Vector, Vector][] {
  const rings = areas.flatMap(({ outer, holes }) => [outer, ...holes])
  return [...lines, ...rings].flatMap(edgesOf)
}

function middle(a: Vector, b: Vector): Vector {
  const sum: Vector = [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
  const length = Math.sqrt(dot(sum, sum))
  return [sum[0] / length, sum[1] / length, sum[2] / length]
}
