import type { Geometry } from './geometry'
import { corners } from './relations'
import { angle, dot, unit, type Vector } from './sphere'

/** All places within `radius` (radians) of `centre`. */
export type Cap = { centre: Vector; radius: number }

/** Where x, y and z of places on the unit sphere lie: a box knows neither a date line nor poles. */
export type Box = readonly [x0: number, x1: number, y0: number, y1: number, z0: number, z1: number]

/** Holds every place. */
export const EVERYWHERE: Box = [-2, 2, -2, 2, -2, 2]

/** Up to this radius a cap surely holds the arcs and areas whose corners it holds (it would, below a right angle). */
const LARGEST = 1.2
/** A place of more than the rounding of all that computes here, 6 mm on the ground. */
const MARGIN = 1e-9

/** A box around the geometry. */
export function boxAround(geometry: Geometry): Box {
  const places = corners(geometry)
  const total = places.reduce<Vector>((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0])
  if (dot(total, total) < MARGIN) return EVERYWHERE
  const centre = unit(total)
  return boxOfCap({ centre, radius: Math.max(...places.map((place) => angle(centre, place))) })
}

/** A box around the cap: no place of it is farther from the centre, in a straight line, than its edge. */
export function boxOfCap({ centre, radius }: Cap): Box {
  if (!(radius <= LARGEST)) return EVERYWHERE
  const reach = 2 * Math.sin(radius / 2) + MARGIN
  const [x, y, z] = centre
  return [x - reach, x + reach, y - reach, y + reach, z - reach, z + reach]
}
