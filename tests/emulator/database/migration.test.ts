import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import type { DatabaseSchema } from '../../../emulator/schema'
import { openDirect } from '../support/engine'
import { writeFormat1 } from '../support/format-1'

const schema = (version: number): DatabaseSchema => ({
  version,
  collections: [
    {
      name: 'tickets',
      indexes: [
        { name: 'tags', keys: [['tags', 1]] },
        { name: 'number', keys: [['number', -1]], unique: true },
      ],
    },
  ],
})

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlin-format-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a file of the format before is brought to this one, once, with everything in it', () => {
  writeFormat1(dir)
  const first = openDirect(schema(1), 'strict', dir)
  expect(first.log).toEqual(['Database: bringing the file from format 1 to 3.'])
  const tagged = { collectionName: 'tickets', query: '{"tags":"y"}' }
  expect((first.call('getDocument', tagged)?.data as { list: string[] }).list).toEqual([
    '{"_id":"a","number":"A1","tags":["x","y"]}',
  ])
  expect(first.insert('tickets', [{ _id: 'c', number: 'B1' }])?.code).toBe('DATABASE_DUPLICATE_WRITE')
  expect(first.insert('tickets', [{ _id: 'c', number: 'C1' }])?.code).toBeUndefined()
  first.store.close()
  const second = openDirect(schema(1), 'strict', dir)
  expect(second.log).toEqual([])
  expect(second.call('calculateDocument', { collectionName: 'tickets' })?.data).toEqual({ total: 3 })
  second.store.close()
})

test('who opens newer data with an older schema is told', () => {
  openDirect(schema(7), 'strict', dir).store.close()
  const older = openDirect(schema(6), 'strict', dir)
  expect(older.log.join()).toMatch(/last used under schema version 7, this program declares 6/)
  older.store.close()
})

test('places that format 2 did not keep are gathered from the documents', () => {
  const places: DatabaseSchema = {
    version: 1,
    collections: [{ name: 'places', indexes: [{ name: 'at', keys: [['at', '2dsphere']] }] }],
  }
  const first = openDirect(places, 'strict', dir)
  first.insert('places', [{ _id: 'a', at: { type: 'Point', coordinates: [1, 2] } }, { _id: 'nowhere' }])
  first.store.close()
  // As format 2 had it: a table of another shape, which stayed empty.
  const db = new DatabaseSync(join(dir, 'database.sqlite'))
  db.exec(`DROP TABLE index_1;
    CREATE TABLE index_1 (k0 NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (k0 DESC, seq)) WITHOUT ROWID;
    PRAGMA user_version = 2`)
  db.close()
  const second = openDirect(places, 'strict', dir)
  expect(second.log).toEqual([
    'Database: bringing the file from format 2 to 3.',
    'Database: building index at of places.',
  ])
  const query = '{"at":{"$geoWithin":{"$centerSphere":[[1,2],0.001]}}}'
  expect(second.call('calculateDocument', { collectionName: 'places', query })?.data).toEqual({ total: 1 })
  expect(second.store.verify()).toEqual([])
  second.store.close()
})
