import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { Store } from '../../../emulator/database/store/store'
import { openDirect } from '../support/engine'

const schema = {
  version: 1,
  collections: [{ name: 'things', indexes: [{ name: 'by_n', keys: [['n', 1]] as [string, 1][] }] }],
}
const count = 500

let dir: string
let path: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlin-damage-'))
  path = join(dir, 'database.sqlite')
  const db = openDirect(schema, 'strict', dir)
  db.insert('things', Array.from({ length: count }, (_, n) => ({ _id: `t${n}`, n, text: '电梯'.repeat(40) }))) // prettier-ignore
  db.store.close()
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const open = (): Store => Store.open(dir, schema, 'normal', () => undefined)

function scramble(bytes: Buffer, from: number, to: number): Buffer {
  randomBytes(to - from).copy(bytes, from)
  return bytes
}

test.each<[string, () => void]>([
  ['random bytes', () => writeFileSync(path, randomBytes(100_000))],
  ['cut in half', () => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096)],
  ['cut within a page', () => truncateSync(path, readFileSync(path).length - 1000)],
  ['cut to nothing', () => truncateSync(path, 0)],
  ['other bytes in the header', () => writeFileSync(path, scramble(readFileSync(path), 0, 100))],
  ['other bytes in some pages', () => writeFileSync(path, scramble(readFileSync(path), 12_288, 32_768))],
])('a file with %s is named as damaged at the start, and left as it is', (_, damage) => {
  damage()
  const before = readFileSync(path)
  expect(open).toThrow(/database\.sqlite cannot be opened: it is (damaged or not a database|empty)\. Restore a backup/)
  expect(readFileSync(path).equals(before)).toBe(true)
}) // prettier-ignore

test('a journal without its file is no new beginning', () => {
  copyFileSync(path, `${path}-wal`)
  rmSync(path)
  expect(open).toThrow(/it is missing, though its journal is there/)
})

test('whatever is damaged in a sound store is found by verify, and nothing else', () => {
  const spoil = (sql: string): string[] => {
    const store = Store.openUnchanged(dir)
    store.file.exec(`BEGIN; ${sql}`)
    const wrong = store.verify()
    store.file.exec('ROLLBACK')
    store.close()
    return wrong
  }
  expect(spoil('')).toEqual([])
  expect(spoil("UPDATE collection_1 SET body = replace(body, '\"n\":7,', '\"n\":-7,') WHERE id = 't7'")).toEqual([
    'Index by_n of things lacks n-7 of document 8.',
  ]) // prettier-ignore
  expect(spoil("DELETE FROM collection_1 WHERE id = 't7'")).toEqual([
    `Index by_n of things has ${count} entries where ${count - 1} are called for.`,
  ])
  expect(spoil('DELETE FROM index_1 WHERE k0 = 5')).toEqual([
    'Index by_n of things lacks n5 of document 6.',
    `Index by_n of things has ${count - 1} entries where ${count} are called for.`,
  ])
  expect(spoil('UPDATE index_1 SET seq = seq + 1000 WHERE k0 = 5')).toEqual([
    'Index by_n of things lacks n5 of document 6.',
  ])
  expect(spoil("UPDATE collection_1 SET id = 'other' WHERE id = 't7'")[0]).toBe(
    'Document 8 of things is not found by its id.',
  )
  expect(spoil("UPDATE collection_1 SET body = 'cut' WHERE id = 't7'")[0]).toBe(
    'Document 8 of things is not readable.',
  )
})

test('a page that goes bad in a running store is answered as damage, not as an empty result', () => {
  const db = openDirect(schema, 'strict', dir)
  // Beyond what the cache of this connection holds nothing has been read yet, so the next read meets the damage.
  writeFileSync(path, scramble(readFileSync(path), 40_960, readFileSync(path).length))
  db.store.file.exec('PRAGMA shrink_memory')
  const reply = db.call('getDocument', { collectionName: 'things', query: '{"text":{"$exists":true}}', limit: 1000 })
  expect(reply).toEqual({ code: 'SYS_ERR', message: expect.stringMatching(/it is damaged or not a database/) as string })
  expect(db.log.join()).toContain('database.getDocument failed')
}) // prettier-ignore
