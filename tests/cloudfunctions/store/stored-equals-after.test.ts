import fc from 'fast-check'
import { databaseSchema } from '../../../config/database'
import { startCloud, type TestCloud } from '../../support/cloud'

type Store = typeof import('../../../cloudfunctions/_kit/store/store')

let cloud: TestCloud
let store: Store
beforeAll(async () => {
  cloud = await startCloud({
    local: {
      schema: {
        ...databaseSchema,
        collections: [...databaseSchema.collections, { name: 'things', indexes: [] }],
      },
    },
  })
  // The SDK reads its environment when it is loaded.
  store = await import('../../../cloudfunctions/_kit/store/store')
})
afterAll(() => cloud.close())

const RUNS = process.env['ANLIN_LONG'] === '1' ? 2000 : 150
jest.setTimeout(120_000)

const key = fc.constantFrom('a', 'b', 'c', 'list', 'map', 'pending', 'pendingSince')
const leaf = fc.oneof(
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.boolean(),
  fc.constantFrom('', '漏水', '😀', 'a.b', '$set', '0', '\u0000'),
  fc.constant(null),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.constant({}),
    fc.constant([]),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('x', 'y', '_set', 'deep'), tie('value'), { maxKeys: 3 }),
  ),
}))
const fields = fc.dictionary(key, value, { maxKeys: 6 }) as fc.Arbitrary<Record<string, unknown>>
/** Mostly what commands do: some fields as they were, some gone, lists longer than before. */
const changeOf = (before: Record<string, unknown>) =>
  fc
    .record({
      fresh: fields,
      keep: fc.subarray(Object.keys(before)),
      longer: fc.array(leaf, { maxLength: 3 }),
    })
    .map(({ fresh, keep, longer }) => {
      const kept = Object.fromEntries(
        keep.map((name) => {
          const old = before[name]
          return [name, Array.isArray(old) ? [...(old as unknown[]), ...longer] : old]
        }),
      )
      return { ...fresh, ...kept }
    })

const normal = (document: object): unknown => JSON.parse(JSON.stringify(document))
const valid = (document: Record<string, unknown>) =>
  // The outbox is a list, its mark an instant (domain/notice/notice.ts).
  (document['pending'] === undefined || Array.isArray(document['pending'])) &&
  ['undefined', 'number'].includes(typeof document['pendingSince'])

/** Any document: the store does not know what it holds. */
type Thing = { _id: string; version: number; [field: string]: unknown }
const thing = (one: Thing): Thing => one
let ids = 0
const newId = () => `thing-${String((ids += 1))}`

describe('a document written by the store', () => {
  it('is stored as it was meant, whatever was there before (design.md D3)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fields.filter(valid).chain((before) => fc.tuple(fc.constant(before), changeOf(before).filter(valid))),
        async ([one, two]) => {
          const before = { _id: newId(), version: 1, ...one }
          const after = { _id: before._id, version: 2, ...two }
          expect(await store.insert('things', before)).toBe('inserted')
          expect(await store.load('things', before._id)).toEqual(normal(before))
          expect(await store.replace('things', before, after)).toBe('saved')
          expect(await store.load('things', before._id)).toEqual(normal(after))
        },
      ),
      { numRuns: RUNS },
    )
  })

  it('is left alone when somebody wrote since it was read', async () => {
    const first = thing({ _id: newId(), version: 1, map: { x: 1 } })
    await store.insert('things', first)
    const second = { ...first, version: 2, map: { y: 2 } }
    expect(await store.replace('things', first, second)).toBe('saved')
    expect(await store.replace('things', first, { ...first, version: 2, map: { z: 3 } })).toBe('conflict')
    expect(await store.load('things', first._id)).toEqual(second)
  })

  it('is written once under its id, and one that vanished is no conflict to wait for', async () => {
    const first = thing({ _id: newId(), version: 1, a: 1 })
    expect(await store.insert('things', first)).toBe('inserted')
    expect(await store.insert('things', thing({ ...first, a: 2 }))).toBe('duplicate')
    expect(await store.load('things', first._id)).toEqual(first)
    expect(await store.load('things', 'never-there')).toBeUndefined()
    const gone = { _id: 'never-there', version: 1, a: 1 }
    expect(await store.replace('things', gone, { ...gone, version: 2, a: 2 })).toBe('conflict')
  })

  it('drops what is undefined, deep inside too', async () => {
    const before = thing({ _id: newId(), version: 1, map: { x: 1, y: undefined } })
    await store.insert('things', before)
    const after = { ...before, version: 2, map: { x: undefined, y: 2 }, a: undefined }
    await store.replace('things', before, after)
    expect(await store.load('things', before._id)).toEqual({ _id: before._id, version: 2, map: { y: 2 } })
  })

  it('keeps what was added to the outbox while the rest of it was handed over', async () => {
    const before = { _id: newId(), version: 1, pending: [{ id: 'a' }], pendingSince: 5 }
    await store.insert('things', before)
    // Handed over in between; then a command that had read the document before.
    expect(await store.settlePending('things', before)).toBe('saved')
    const after = { ...before, version: 2, pending: [{ id: 'a' }, { id: 'b' }] }
    expect(await store.replace('things', before, after)).toBe('saved')
    expect(await store.load('things', before._id)).toEqual({
      _id: before._id,
      version: 2,
      pending: [{ id: 'b' }],
      pendingSince: 5,
    })
    expect(await store.settlePending('things', before)).toBe('conflict')
  })
})
