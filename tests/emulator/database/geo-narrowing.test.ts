import fc from 'fast-check'
import { stringifyStored, type Doc, type Value } from '../../../emulator/database/ejson'
import type { DatabaseSchema } from '../../../emulator/schema'
import { openDirect, type Direct } from '../support/engine'

const schema: DatabaseSchema = {
  version: 1,
  collections: [
    {
      name: 'indexed',
      indexes: [
        { name: 'place', keys: [['home', 1], ['at.place', '2dsphere']] }, // prettier-ignore
        { name: 'kind', keys: [['kind', 1]] },
      ],
    },
    { name: 'plain', indexes: [] },
  ],
}

type Pair = [longitude: number, latitude: number]

/** Close together, at the date line, at the poles, or anywhere. */
const centre: fc.Arbitrary<Pair> = fc.oneof(
  fc.tuple(fc.constantFrom(116.39, 116.4, 116.41), fc.constantFrom(39.9, 39.91)),
  fc.tuple(fc.constantFrom(180, -180, 179.999, -179.99), fc.constantFrom(0, -17, 51)),
  fc.tuple(fc.constantFrom(0, 90, -120), fc.constantFrom(90, -90, 89.99, -89.999)),
  fc.tuple(fc.integer({ min: -179, max: 179 }), fc.integer({ min: -89, max: 89 })),
)
const reach = fc.constantFrom(0.0001, 0.01, 1, 20, 60)
const wrapped = (longitude: number): number => ((((longitude + 180) % 360) + 360) % 360) - 180
const onEarth = ([longitude, latitude]: Pair): Pair => [
  wrapped(longitude),
  Math.max(-90, Math.min(90, latitude)),
]
/** Corners in turn around the centre, the first again at the end. */
const ringAround = ([lng, lat]: Pair, half: number): Pair[] => {
  const corners: Pair[] = [[lng - half, lat - half], [lng + half, lat - half], [lng + half, lat + half], [lng - half, lat + half]] // prettier-ignore
  const ring = corners.map(onEarth)
  return [...ring, ring[0] ?? [0, 0]]
}

const point = centre.map((at): Doc => ({ type: 'Point', coordinates: at }))
const line = fc.tuple(centre, reach).map(([[lng, lat], far]): Doc => ({
  type: 'LineString',
  coordinates: [[lng, lat], onEarth([lng + far, lat / 2])],
}))
const area = fc
  .tuple(centre, reach)
  .map(([at, half]): Doc => ({ type: 'Polygon', coordinates: [ringAround(at, half)] }))
const several = fc
  .array(centre, { minLength: 1, maxLength: 3 })
  .map((all): Doc => ({ type: 'MultiPoint', coordinates: all }))
const geometry: fc.Arbitrary<Doc> = fc.oneof({ weight: 4, arbitrary: point }, line, area, several)
const place: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: geometry },
  { weight: 1, arbitrary: fc.array(geometry, { maxLength: 3 }) },
  { weight: 1, arbitrary: centre },
  { weight: 1, arbitrary: fc.constant(null) },
)
const at: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: place.map((one): Value => ({ place: one })) },
  {
    weight: 1,
    arbitrary: fc.array(place, { maxLength: 2 }).map((all): Value => all.map((one) => ({ place: one }))),
  },
)
const document: fc.Arbitrary<Doc> = fc.record(
  { at, kind: fc.constantFrom('a', 'b'), home: fc.constantFrom(1, 2) },
  { requiredKeys: ['kind'] },
)

const demand: fc.Arbitrary<Doc> = fc.oneof(
  area.map((one) => ({ $geoWithin: { $geometry: one } })),
  fc
    .tuple(centre, reach)
    .map(([at, far]) => ({ $geoWithin: { $centerSphere: [at, (far * Math.PI) / 180] } })),
  geometry.map((one) => ({ $geoIntersects: { $geometry: one } })),
  fc
    .tuple(point, reach)
    .map(([one, far]) => ({ $nearSphere: { $geometry: one, $maxDistance: far * 111_319 } })),
  point.map((one) => ({ $nearSphere: { $geometry: one, $minDistance: 1000 } })),
)
const query = fc
  .tuple(demand, fc.constantFrom<Doc>({}, { kind: 'a' }, { _id: { $in: ['1', '2', '3'] } }))
  .map(([one, more]): Doc => ({ 'at.place': one, ...more }))

const story = fc.record({
  docs: fc.array(document, { minLength: 1, maxLength: 25 }),
  changes: fc.array(fc.record({ id: fc.nat(24), doc: fc.option(document) }), { maxLength: 5 }),
  reads: fc.array(fc.record({ query, limit: fc.constantFrom(2, 1000) }), { minLength: 1, maxLength: 6 }),
})

const COLLECTIONS = ['indexed', 'plain']
const found = (direct: Direct, collectionName: string, asked: Doc, limit: number): string[] => {
  // Read by their ids, documents come in another order than by their places.
  const order = asked._id === undefined ? {} : { order: '{"_id":1}' }
  const reply = direct.call('getDocument', { collectionName, query: stringifyStored(asked), limit, ...order })
  expect(reply?.code).toBeUndefined()
  return (reply?.data as { list: string[] }).list
}

const runs = process.env['ANLIN_LONG'] === '1' ? 5000 : 30

test('what boxes around places narrow is what is found among everything, also after changes', () => {
  const direct = openDirect(schema)
  fc.assert(
    fc.property(story, ({ docs, changes, reads }) => {
      direct.store.empty()
      for (const name of COLLECTIONS) {
        direct.insert(name, docs.map((doc, n) => ({ _id: String(n), ...doc }))) // prettier-ignore
        for (const { id, doc } of changes) {
          const about = { collectionName: name, query: stringifyStored({ _id: String(id) }), multi: false }
          if (doc === null) direct.call('removeDocument', about)
          else direct.call('modifyDocument', { ...about, merge: false, data: stringifyStored(doc) })
        }
      }
      for (const { query: asked, limit } of reads) {
        const [narrowed, all] = COLLECTIONS.map((name) => found(direct, name, asked, limit))
        expect(narrowed).toEqual(all)
      }
      expect(direct.store.verify()).toEqual([])
    }),
    { numRuns: runs },
  )
})

test('a question about one place among many reads few of them', () => {
  const direct = openDirect(schema)
  const spread = Array.from({ length: 1800 }, (_, n): Doc => {
    return {
      _id: String(n),
      at: { place: { type: 'Point', coordinates: [(n % 60) - 30, Math.floor(n / 60)] } },
    }
  })
  for (const name of COLLECTIONS) direct.insert(name, spread)
  const near = { type: 'Point', coordinates: [3.1, 20.1] }
  const questions: [demand: Doc, limit: number][] = [
    [{ $geoWithin: { $centerSphere: [[3, 20], 0.02] } }, 1000],
    [{ $geoIntersects: { $geometry: near } }, 1000],
    [{ $nearSphere: { $geometry: near, $maxDistance: 50_000 } }, 1000],
    [{ $nearSphere: { $geometry: near } }, 1],
    [{ $nearSphere: { $geometry: near, $minDistance: 300_000 } }, 20],
  ]
  for (const [asked, limit] of questions) {
    const [narrowed, all] = COLLECTIONS.map((name) => found(direct, name, { 'at.place': asked }, limit))
    expect(narrowed).toEqual(all)
  }
  // A query that reads more than a thousand documents for a few is told to the log: those without index are.
  expect(direct.log.filter((line) => line.includes('of indexed'))).toEqual([])
  expect(direct.log.filter((line) => line.includes('of plain')).length).toBeGreaterThan(0)
})
