/** A place on the unit sphere. */
export type Vector = readonly [x: number, y: number, z: number]

/** MongoDB's radius of the earth in metres. */
export const EARTH_RADIUS = 6_378_100

/** Multiplied as MongoDB does, so that distances are equal to the last digit. */
const DEGREE = Math.PI / 180

/** Closer than this (radians, 6 µm on the ground) is the same place. */
export const SAME = 1e-12

/** Degrees to a place. */
export function vectorOf(longitude: number, latitude: number): Vector {
  const lambda = longitude * DEGREE
  const phi = latitude * DEGREE
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

export function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a))
  return [a[0] / length, a[1] / length, a[2] / length]
}

function sum(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

/** Angle between two places in radians; exact for near ones, where an arc cosine is not. */
export function angle(a: Vector, b: Vector): number {
  const normal = cross(a, b)
  return Math.atan2(Math.sqrt(dot(normal, normal)), dot(a, b))
}

/** Angle from `place` to the nearest place of the arc from `a` to `b` (the shorter way). */
export function angleToArc(place: Vector, a: Vector, b: Vector): number {
  const ends = Math.min(angle(place, a), angle(place, b))
  const normal = cross(a, b)
  if (dot(normal, normal) < SAME * SAME) return ends
  const pole = unit(normal)
  const height = dot(place, pole)
  const foot: Vector = [place[0] - height * pole[0], place[1] - height * pole[1], place[2] - height * pole[2]]
  const isBetween = dot(cross(pole, a), foot) > 0 && dot(cross(b, pole), foot) > 0
  return isBetween ? Math.abs(Math.asin(Math.max(-1, Math.min(1, height)))) : ends
}

/** True when the arcs meet in a place that ends neither of them. */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const ab = cross(a, b)
  const cd = cross(c, d)
  if (dot(ab, c) * dot(ab, d) >= 0 || dot(cd, a) * dot(cd, b) >= 0) return false
  // The two great circles meet in two opposite places; both arcs must be about the same one.
  const meeting = cross(ab, cd)
  return dot(meeting, sum(a, b)) * dot(meeting, sum(c, d)) > 0
}

/** True when the arcs share any place, their ends included. */
export function arcsTouch(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  return (
    arcsCross(a, b, c, d) ||
    Math.min(angleToArc(a, c, d), angleToArc(b, c, d), angleToArc(c, a, b), angleToArc(d, a, b)) < SAME
  )
}

/** A closed line around an area smaller than half of the sphere, given counter-clockwise as seen from outside. */
export type Ring = readonly Vector[]

/** Orders the corners (first = last) so that the smaller of the two areas is inside, as MongoDB reads GeoJSON. */
export function ringOf(corners: readonly Vector[]): Ring {
  const middle = unit(corners.slice(1).reduce(sum))
  const turned = edgesOf(corners).reduce((total, [a, b]) => total + signedAngle(middle, a, b), 0)
  return turned < 0 ? [...corners].reverse() : corners
}

export function edgesOf(line: readonly Vector[]): [Vector, Vector][] {
  return line.slice(1).map((end, n) => [line[n] ?? end, end])
}

/** True inside the ring and on it. */
export function ringHolds(ring: Ring, place: Vector): boolean {
  const edges = edgesOf(ring)
  if (edges.some(([a, b]) => angleToArc(place, a, b) < SAME)) return true
  if (edges.reduce((total, [a, b]) => total + signedAngle(place, a, b), 0) <= Math.PI) return false
  // Opposite of a border no angle is defined, and no area smaller than half of the sphere has both.
  const opposite: Vector = [-place[0], -place[1], -place[2]]
  return !edges.some(([a, b]) => angleToArc(opposite, a, b) < SAME)
}

/** The turn from `a` to `b` as seen from `place`, counter-clockwise positive, in radians. */
function signedAngle(place: Vector, a: Vector, b: Vector): number {
  return Math.atan2(dot(place, cross(a, b)), dot(a, b) - dot(a, place) * dot(b, place))
}
