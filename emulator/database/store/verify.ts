import { parseStored, type Doc } from '../ejson'
import { fingerprint } from './fingerprint'
import { identityOf, entriesOf, type Key } from './index-entries'
import type { Collection } from './collection'
import { rowIdentity, type IndexTable } from './index-table'
import type { SqliteFile } from './sqlite-file'

/** More sentences than this help nobody. */
const MOST = 50

/**
 * Reads everything and says what does not fit together, one sentence each; nothing when all is well: SQLite's own check,
 * each document under its id, and each index with exactly the entries that the documents call for.
 */
export function verify(file: SqliteFile, collections: Iterable<Collection>): string[] {
  const wrong = file
    .statement<[string]>(`PRAGMA integrity_check(${MOST})`)
    .all()
    .map(([text]) => text)
    .filter((text) => text !== 'ok')
  for (const collection of collections) wrong.push(...verifyCollection(file, collection))
  return wrong.slice(0, MOST)
}

/** One pass over the documents and one over each index; only an index that differs is looked into entry by entry. */
function verifyCollection(file: SqliteFile, collection: Collection): string[] {
  const wrong: string[] = []
  const indexes = collection.indexes.filter(keepsEntries).map(expectationOf)
  for (const { seq, id, doc } of documentsOf(file, collection)) {
    const where = `Document ${seq} of ${collection.name}`
    if (doc === undefined) wrong.push(`${where} is not readable.`)
    else if (doc._id !== id) wrong.push(`${where} is not found by its id.`)
    else for (const { see } of indexes) see(seq, doc)
    if (wrong.length > MOST) return wrong
  }
  for (const { index, called, traits } of indexes) {
    if (!called.equals(foundIn(file, index))) wrong.push(...lookInto(file, collection, index))
    if ((index.traits | traits()) !== index.traits) wrong.push(`${nameOf(index)} does not know of arrays.`)
  }
  return wrong
}

/** What the documents call for in an index. */
function expectationOf(index: IndexTable) {
  const called = fingerprint()
  let traits = 0
  return {
    index,
    called,
    traits: () => traits,
    see: (seq: number, doc: Doc): void => {
      const entries = entriesOf(doc, index.fields)
      traits |= entries.traits
      for (const row of entries.rows) called.add(entryText(row, seq))
    },
  }
}

const entryText = (row: readonly Key[], seq: unknown): string => `${rowIdentity(row)} ${String(seq)}`
const nameOf = ({ schema, collection }: IndexTable): string => `Index ${schema.name} of ${collection}`

/** Places on earth are not kept as entries (index-table.ts). */
function keepsEntries({ schema }: IndexTable): boolean {
  return schema.keys.every(([, direction]) => typeof direction === 'number')
}

type Stored = { seq: number; id: unknown; doc: Doc | undefined }

function* documentsOf(file: SqliteFile, { table }: Collection): Iterable<Stored> {
  const all = file.statement<[number, unknown, string]>(`SELECT seq, id, body FROM ${table} ORDER BY seq`)
  for (const [seq, id, body] of all.each()) yield { seq, id, doc: decoded(body) }
}

function decoded(body: string): Doc | undefined {
  try {
    return parseStored(body)
  } catch {
    return undefined
  }
}

function foundIn(file: SqliteFile, index: IndexTable): ReturnType<typeof fingerprint> {
  const found = fingerprint()
  for (const row of file.statement<Key[]>(`SELECT * FROM ${index.table}`).each())
    found.add(entryText(row.slice(0, -1), row.at(-1)))
  return found
}

/** Every entry called for is there, and as many are there as are called for: so there are no others. */
function lookInto(file: SqliteFile, collection: Collection, index: IndexTable): string[] {
  const where = index.fields.map((_, n) => `k${n} = ?`).join(' AND ')
  const lookUp = file.statement<[number]>(`SELECT count(*) FROM ${index.table} WHERE ${where} AND seq = ?`)
  const name = nameOf(index)
  const wrong: string[] = []
  let expected = 0
  for (const { seq, doc } of documentsOf(file, collection)) {
    const rows = doc === undefined ? [] : entriesOf(doc, index.fields).rows
    expected += rows.length
    for (const row of rows) {
      if (lookUp.first(...row, seq)?.[0] === 1) continue
      wrong.push(`${name} lacks ${row.map(identityOf).join(', ')} of document ${seq}.`)
    }
    if (wrong.length > MOST) return wrong
  }
  const found = file.statement<[number]>(`SELECT count(*) FROM ${index.table}`).first()?.[0]
  return found === expected
    ? wrong
    : [...wrong, `${name} has ${found} entries where ${expected} are called for.`]
}
