import { startAdminServer, type AdminServer } from '../support/admin-server'
import { openDirect } from '../support/engine'
import { refusal, type Doc } from '../support/sdk-types'
import { stringifyStored } from '../../../emulator/database/ejson'
import type { DatabaseSchema } from '../../../emulator/schema'

const schema: DatabaseSchema = {
  version: 1,
  collections: [
    { name: 'places', indexes: [{ name: 'at', keys: [['at', '2dsphere']] }] },
    { name: 'plain', indexes: [] },
  ],
}

let server: AdminServer
beforeAll(async () => {
  server = await startAdminServer({ schema })
})
afterEach(() => server.database.clear())
afterAll(() => server.close())

const point = (longitude: number, latitude: number) => new server.db.Geo.Point(longitude, latitude)
const line = (...pairs: [number, number][]) =>
  new server.db.Geo.LineString(pairs.map(([lng, lat]) => point(lng, lat)))
/** A square around 0°, 0° with corners at ± `half` degrees. */
const square = (half: number) =>
  line([-half, -half], [half, -half], [half, half], [-half, half], [-half, -half])

async function namesWhere(query: Doc): Promise<unknown[]> {
  return (await server.db.collection('places').where(query).get()).data.map(({ _id }) => _id)
}

/** Three places east of 0°, 0°, the farthest first. */
async function addEast(): Promise<void> {
  await server.db
    .collection('places')
    .add([
      { _id: 'far', at: point(3, 0) },
      { _id: 'near', at: point(1, 0) },
      { _id: 'middle', at: point(2, 0) },
      { _id: 'nowhere' },
    ])
}

test('geoNear gives the nearest first, within its distances in metres', async () => {
  await addEast()
  const _ = server.db.command
  expect(await namesWhere({ at: _.geoNear({ geometry: point(0, 0) }) })).toEqual(['near', 'middle', 'far'])
  // One degree is 111,319 m on MongoDB's earth.
  expect(await namesWhere({ at: _.geoNear({ geometry: point(0, 0), minDistance: 111_320, maxDistance: 222_700 }) })).toEqual(['middle']) // prettier-ignore
  const paged = server.db
    .collection('places')
    .where({ at: _.geoNear({ geometry: point(4, 0) }), _id: _.neq('far') })
  expect((await paged.limit(1).get()).data).toMatchObject([{ _id: 'middle' }])
  expect((await paged.orderBy('_id', 'desc').get()).data.map(({ _id }) => _id)).toEqual(['near', 'middle'])
})

test('geoNear needs a 2dsphere index, once and at the top; compatible mode does without the index', async () => {
  const _ = server.db.command
  const near = _.geoNear({ geometry: point(0, 0) })
  await server.db.collection('plain').add({ at: point(0, 0) })
  const refused = await refusal(server.db.collection('plain').where({ at: near }).get())
  expect(refused.message).toContain('unable to find index for $geoNear query')
  const nested = await refusal(
    server.db
      .collection('places')
      .where(_.or([{ at: near }, { a: 1 }]))
      .get(),
  )
  expect(nested.code).toBe('DATABASE_REQUEST_FAILED')
  const lax = openDirect(schema, 'compatible')
  lax.insert('plain', [{ _id: '1', at: { type: 'Point', coordinates: [0, 0] } }])
  const query = stringifyStored({
    at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [0, 0] } } },
  })
  expect(lax.call('getDocument', { collectionName: 'plain', query })?.data).toMatchObject({
    list: [expect.anything()],
  })
})

test('a 2dsphere index takes geometries and nothing else, and none at all', async () => {
  const places = server.db.collection('places')
  for (const at of [
    'Beijing',
    { type: 'Point', coordinates: [200, 0] },
    { type: 'Circle', coordinates: [0, 0] },
  ]) {
    expect((await refusal(places.add({ at }))).message).toContain("Can't extract geo keys")
  }
  await places.add([
    { _id: 'absent' },
    { _id: 'null', at: null },
    { _id: 'many', at: [point(1, 1), point(2, 2)] },
  ])
  expect(await namesWhere({ at: server.db.command.geoNear({ geometry: point(0, 0) }) })).toEqual(['many'])
})

test('geoWithin: an area, its hole, several areas, and a circle in radians', async () => {
  const _ = server.db.command
  const { Polygon, MultiPolygon } = server.db.Geo
  await addEast()
  await server.db.collection('places').add([
    { _id: 'line', at: line([0.5, 0], [1.5, 0.5]) },
    { _id: 'area', at: new Polygon([square(2.2)]) },
  ])
  const within = async (shape: Doc) => (await namesWhere({ at: _.geoWithin(shape) })).sort()
  expect(await within({ geometry: new Polygon([square(2.5)]) })).toEqual(['area', 'line', 'middle', 'near'])
  expect(await within({ geometry: new Polygon([square(2.5), square(1.8)]) })).toEqual(['middle'])
  const far = line([2.5, -1], [3.5, -1], [3.5, 1], [2.5, 1], [2.5, -1])
  expect(await within({ geometry: new MultiPolygon([new Polygon([square(1.7)]), new Polygon([far])]) })).toEqual(['far', 'line', 'near']) // prettier-ignore
  expect(await within({ centerSphere: [point(3, 0), 1.01 * (Math.PI / 180)] })).toEqual(['far', 'middle'])
  expect(await within({ centerSphere: [[3, 0], 0.5 * (Math.PI / 180)] })).toEqual(['far'])
})

test('geoIntersects, for every kind of geometry', async () => {
  const _ = server.db.command
  const { Polygon, MultiPoint, MultiLineString, MultiPolygon } = server.db.Geo
  await addEast()
  await server.db.collection('places').add([
    { _id: 'crossing', at: line([2.5, -1], [2.5, 1]) },
    { _id: 'area', at: new Polygon([square(1.5), square(0.5)]) },
  ])
  const meets = async (geometry: unknown) => (await namesWhere({ at: _.geoIntersects({ geometry }) })).sort()
  expect(await meets(point(1, 0))).toEqual(['area', 'near'])
  expect(await meets(point(0, 0))).toEqual([])
  expect(await meets(line([2.2, 0], [3, 0]))).toEqual(['crossing', 'far'])
  expect(await meets(new Polygon([square(2.2)]))).toEqual(['area', 'middle', 'near'])
  expect(await meets(new MultiPoint([point(2, 0), point(0, 0)]))).toEqual(['middle'])
  expect(await meets(new MultiLineString([line([2.4, 0], [2.6, 0]), line([9, 9], [8, 8])]))).toEqual([
    'crossing',
  ])
  expect(await meets(new MultiPolygon([new Polygon([square(0.2)])]))).toEqual([])
})

test('across the date line and at the poles', async () => {
  const _ = server.db.command
  const { Polygon } = server.db.Geo
  await server.db.collection('places').add([
    { _id: 'fiji', at: point(179.5, -17) },
    { _id: 'samoa', at: point(-179.5, -17) },
    { _id: 'pole', at: point(0, 90) },
  ])
  const islands = line([178, -20], [-178, -20], [-178, -15], [178, -15], [178, -20])
  expect(await namesWhere({ at: _.geoWithin({ geometry: new Polygon([islands]) }) })).toEqual([
    'fiji',
    'samoa',
  ])
  const cap = line([0, 80], [120, 80], [-120, 80], [0, 80])
  expect(await namesWhere({ at: _.geoWithin({ geometry: new Polygon([cap]) }) })).toEqual(['pole'])
  expect(await namesWhere({ at: _.geoNear({ geometry: point(-179.9, -17), maxDistance: 100_000 }) })).toEqual(['samoa', 'fiji']) // prettier-ignore
})

test('the stage geoNear measures as MongoDB does, to the last digit', async () => {
  const _ = server.db.command
  const date = new Date(1_700_000_000_000)
  await server.db.collection('places').add([
    { _id: 'Canton Tower', city: 'Guangzhou', date, at: point(113.30593, 23.1361155) },
    { _id: 'Baiyun', city: 'Hangzhou', date: new Date(0), at: point(113.306789, 23.1564721) },
    { _id: 'Palace', city: 'Beijing', date: new Date(0), at: point(116.3949659, 39.9163447) },
  ])
  const near = { near: point(113.3089506, 23.0968251), distanceField: 'distance', spherical: true }
  const stage = (more: Doc) =>
    server.db
      .collection('places')
      .aggregate()
      .geoNear({ ...near, ...more })
  // The figure is the one of the SDK's own test against the real service.
  const found = await stage({ query: { city: /zhou/, date: _.lt(date) }, key: 'at', includeLocs: 'at' }).end()
  expect(found.data).toMatchObject([{ _id: 'Baiyun', distance: 6643.521654040738 }])
  const all = await stage({ maxDistance: 10_000, distanceMultiplier: 0.001 }).project({ distance: 1 }).end()
  expect(all.data.map(({ _id }) => _id)).toEqual(['Canton Tower', 'Baiyun'])
  expect(all.data[1]).toMatchObject({ distance: 6643.521654040738 * 0.001 })
  expect((await refusal(server.db.collection('places').aggregate().match({}).geoNear({ ...near }).end())).message).toContain('first stage') // prettier-ignore
})
