import fc from 'fast-check'
import { databaseSchema } from '../../../config/database'
import { startCloud, type TestCloud } from '../../support/cloud'

type Page = typeof import('../../../cloudfunctions/_kit/store/page')
type Store = typeof import('../../../cloudfunctions/_kit/store/store')

let cloud: TestCloud
let store: Store
let paging: Page
beforeAll(async () => {
  cloud = await startCloud()
  store = await import('../../../cloudfunctions/_kit/store/store')
  paging = await import('../../../cloudfunctions/_kit/store/page')
})
afterAll(() => cloud.close())
jest.setTimeout(120_000)

type Row = { _id: string; version: number; personId: string; at: number }
const row = (one: Row): Row => one
const slice = (personId: string, limit: number) => ({
  collection: 'inbox',
  index: 'byPerson',
  equals: { personId },
  limit,
})

/** All pages one after another, as a person scrolls. */
const scroll = async (personId: string, limit: number): Promise<Row[][]> => {
  const pages: Row[][] = []
  let before: string | undefined
  do {
    const page = await paging.page<Row>(slice(personId, limit), before)
    pages.push(page.items)
    before = page.before
  } while (before !== undefined)
  return pages
}

describe('pages of a list', () => {
  it('neither lose nor repeat a document when many have the same value', async () => {
    let people = 0
    const at = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 6 }), async (values, limit) => {
        const personId = `person-${String((people += 1))}`
        for (const [n, value] of values.entries()) {
          await store.insert(
            'inbox',
            row({
              _id: `${personId}-${String((n * 7) % 16)}`,
              version: 1,
              personId,
              at: value,
            }),
          )
        }
        const pages = await scroll(personId, limit)
        const found = pages.flat()
        expect(found).toHaveLength(values.length)
        expect(new Set(found.map((row) => row._id)).size).toBe(values.length)
        expect(found.map((row) => row.at)).toEqual([...values].sort((a, b) => b - a))
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit)
      }),
      { numRuns: process.env['ANLIN_LONG'] === '1' ? 400 : 40 },
    )
  })

  it('of a cursor that is none begin at the beginning', async () => {
    const personId = 'person-cursor'
    await store.insert('inbox', row({ _id: 'only', version: 1, personId, at: 1 }))
    for (const cursor of ['', 'x', '1', '9'.repeat(40) + '.a', '1.a b', '$gt.1'])
      expect((await paging.page<Row>(slice(personId, 5), cursor)).items).toHaveLength(1)
  })

  it('are only for an index that ends with one value and _id', async () => {
    const query = { collection: 'deliveries', index: 'due', equals: { state: 'due' }, limit: 5 }
    await expect(paging.page(query, undefined)).rejects.toThrow('does not order pages')
  })
})

describe('a query that does not fit its index', () => {
  const tickets = { collection: 'tickets', index: 'jobs', limit: 5 }
  it.each<[string, Parameters<Store['list']>[0]]>([
    ['leaves out the first field', { ...tickets, equals: { open: true } }],
    ['asks for a field that is not in it', { ...tickets, equals: { communityId: 'c', category: 'noise' } }],
    [
      'ranges over a later field',
      { ...tickets, equals: { communityId: 'c' }, range: { field: 'sortDue', condition: 1 } },
    ],
    ['names an index that nobody declared', { ...tickets, index: 'hopes', equals: {} }],
    ['names a collection that nobody declared', { ...tickets, collection: 'hopes', equals: {} }],
  ])('and %s is refused before it reaches the database', async (_name, query) => {
    await expect(store.list(query)).rejects.toThrow(/does not fit its index|declares no index/)
  })

  it('is told apart from one that does', async () => {
    expect(
      await store.list({ ...tickets, equals: { communityId: 'c', 'owner.personId': 'p', open: true } }),
    ).toEqual([])
  })

  it('every list of tickets that people scroll can be paged', () => {
    const ends = ['mine', 'jobs', 'offered'].map((name) =>
      databaseSchema.collections
        .find((one) => one.name === 'tickets')!
        .indexes.find((one) => one.name === name)!
        .keys.slice(-2),
    )
    for (const [sort, id] of ends) expect(id).toEqual(['_id', sort![1]])
  })
})
