import { isDoc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { ringOf, vectorOf, type Ring, type Vector } from './sphere'

/** Outer ring, then holes. */
export type Area = { outer: Ring; holes: Ring[] }

/** Any GeoJSON geometry as its parts on the sphere. */
export type Geometry = { places: Vector[]; lines: Vector[][]; areas: Area[] }

const EMPTY: Geometry = { places: [], lines: [], areas: [] }

/** Reads GeoJSON (Point to MultiPolygon, GeometryCollection) or a legacy pair `[longitude, latitude]`. Throws DATABASE_REQUEST_FAILED. */
export function geometryOf(value: Value): Geometry {
  if (Array.isArray(value)) return { ...EMPTY, places: [placeOf(value)] }
  if (!isDoc(value)) throw badGeometry(value)
  const { type, coordinates, geometries } = value
  switch (type) {
    case 'Point':
      return { ...EMPTY, places: [placeOf(coordinates)] }
    case 'MultiPoint':
      return { ...EMPTY, places: listOf(coordinates, 1).map(placeOf) }
    case 'LineString':
      return { ...EMPTY, lines: [lineOf(coordinates)] }
    case 'MultiLineString':
      return { ...EMPTY, lines: listOf(coordinates, 1).map(lineOf) }
    case 'Polygon':
      return { ...EMPTY, areas: [areaOf(coordinates)] }
    case 'MultiPolygon':
      return { ...EMPTY, areas: listOf(coordinates, 1).map(areaOf) }
    case 'GeometryCollection':
      return listOf(geometries, 1).map(geometryOf).reduce(joined, EMPTY)
    default:
      throw badGeometry(value)
  }
}

/** As `geometryOf`, but a stored value that is no geometry gives undefined: queries pass it by. */
export function storedGeometry(value: Value | undefined): Geometry | undefined {
  try {
    return value === undefined ? undefined : geometryOf(value)
  } catch {
    return undefined
  }
}

function joined(a: Geometry, b: Geometry): Geometry {
  return {
    places: [...a.places, ...b.places],
    lines: [...a.lines, ...b.lines],
    areas: [...a.areas, ...b.areas],
  }
}

function placeOf(value: Value | undefined): Vector {
  const [longitude, latitude] = Array.isArray(value) ? value : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') throw badGeometry(value)
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
    throw requestFailed(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
  return vectorOf(longitude, latitude)
}

function lineOf(value: Value | undefined): Vector[] {
  return listOf(value, 2).map(placeOf)
}

function areaOf(value: Value | undefined): Area {
  const [outer, ...holes] = listOf(value, 1).map((ring) => {
    const corners = listOf(ring, 4)
    if (JSON.stringify(corners[0]) !== JSON.stringify(corners[corners.length - 1]))
      throw requestFailed(`Loop is not closed: ${JSON.stringify(ring)}`)
    return ringOf(corners.map(placeOf))
  })
  if (outer === undefined) throw badGeometry(value)
  return { outer, holes }
}

function listOf(value: Value | undefined, least: number): Value[] {
  if (!Array.isArray(value) || value.length < least) throw badGeometry(value)
  return value
}

function badGeometry(value: Value | undefined) {
  const text = JSON.stringify(value ?? null)
  return requestFailed(
    `unknown GeoJSON type or bad coordinates: ${text.length > 80 ? `${text.slice(0, 80)}…` : text}`,
  )
}
