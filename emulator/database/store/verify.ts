import { parseStored, type Doc } from '../ejson'
import { identityOf, entriesOf } from './index-entries'
import type { Collection, Row } from './collection'
import type { IndexTable } from './index-table'
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

function verifyCollection(file: SqliteFile, collection: Collection): string[] {
  const wrong: string[] = []
  const checks = collection.indexes.map((index) => placesCheckOf(file, index) ?? checkOf(file, index))
  for (const row of collection.all()) {
    const where = `Document ${row.seq} of ${collection.name}`
    const doc = decoded(row)
    if (doc === undefined) wrong.push(`${where} is not readable.`)
    else if (!isUnderItsId(collection, row, doc)) wrong.push(`${where} is not found by its id.`)
    else for (const check of checks) wrong.push(...check.see(row.seq, doc))
    if (wrong.length > MOST) return wrong
  }
  return [...wrong, ...checks.flatMap((check) => check.end())]
}

function decoded(row: Row): Doc | undefined {
  try {
    return parseStored(row.body)
  } catch {
    return undefined
  }
}

function isUnderItsId(collection: Collection, row: Row, { _id }: Doc): boolean {
  if (typeof _id !== 'string' && typeof _id !== 'number') return false
  return collection.get(_id)?.seq === row.seq
}

type Check = { see: (seq: number, doc: Doc) => string[]; end: () => string[] }

function countCheck(
  file: SqliteFile,
  { schema, collection, table }: IndexTable,
  expected: () => number,
): string[] {
  const found = file.statement<[number]>(`SELECT count(*) FROM ${table}`).first()?.[0]
  return found === expected()
    ? []
    : [`Index ${schema.name} of ${collection} has ${found} entries where ${expected()} are called for.`]
}

/** Of places; undefined for an index that keeps none. */
function placesCheckOf(file: SqliteFile, index: IndexTable): Check | undefined {
  const { places, schema, collection } = index
  if (places === undefined) return undefined
  let expected = 0
  return {
    see: (seq, doc) => {
      const of = places.check(seq, doc)
      expected += of.expected
      return of.found === of.expected
        ? []
        : [`Index ${schema.name} of ${collection} lacks a place of document ${seq}.`]
    },
    end: () => countCheck(file, index, () => expected),
  }
}

/** Every entry called for is there, and as many are there as are called for: so there are no others. */
function checkOf(file: SqliteFile, index: IndexTable): Check {
  const where = index.fields.map((_, n) => `k${n} = ?`).join(' AND ')
  const lookUp = file.statement<[number]>(`SELECT count(*) FROM ${index.table} WHERE ${where} AND seq = ?`)
  const name = `Index ${index.schema.name} of ${index.collection}`
  let expected = 0
  return {
    see: (seq, doc) => {
      const { rows, traits } = entriesOf(doc, index.fields)
      expected += rows.length
      const missing = rows.filter((row) => lookUp.first(...row, seq)?.[0] !== 1)
      const wrong = missing.map(
        (row) => `${name} lacks ${row.map(identityOf).join(', ')} of document ${seq}.`,
      )
      return (index.traits | traits) === index.traits ? wrong : [...wrong, `${name} does not know of arrays.`]
    },
    end: () => countCheck(file, index, () => expected),
  }
}
