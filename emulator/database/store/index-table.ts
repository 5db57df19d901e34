import { isGeoIndex, type IndexSchema } from '../../schema'
import type { Doc } from '../ejson'
import { duplicateWrite } from '../failure'
import { GeoTable } from './geo-table'
import { entriesOf, identityOf, type Key } from './index-entries'
import { checkPlaces } from './places'
import type { SqliteFile, SqlValue } from './sqlite-file'

/** The error number SQLite gives for a key that is already there (SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE). */
const DUPLICATE_KEY = new Set([1555, 2067])

export function isDuplicateKey(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'errcode' in error &&
    DUPLICATE_KEY.has(Number(error.errcode))
  )
}

/**
 * One declared index: a table of its own, sorted by key, one row per entry, as MongoDB keeps it. Being a table and not
 * an SQLite index, it can hold several entries of one document, and a query plan can name it.
 */
export class IndexTable {
  readonly table: string
  readonly fields: string[]
  readonly isGeo: boolean
  /** Where the first place of a 2dsphere index is kept. */
  readonly places: GeoTable | undefined

  constructor(
    private readonly file: SqliteFile,
    readonly collection: string,
    readonly schema: IndexSchema,
    number: number,
    /** Bits of TRAITS seen so far. */
    public traits: number,
  ) {
    this.table = `index_${number}`
    this.fields = schema.keys.map(([field]) => field)
    this.isGeo = isGeoIndex(schema)
    const place = schema.keys.find(([, direction]) => direction === '2dsphere')
    this.places = place && new GeoTable(file, this.table, place[0])
  }

  create(): void {
    if (this.places !== undefined) {
      this.places.create()
      return
    }
    const columns = this.fields.map((_, n) => `k${n} NOT NULL`).join(', ')
    const keys = this.schema.keys.map(([, direction], n) => `k${n} ${direction === 1 ? 'ASC' : 'DESC'}`)
    const primary = this.schema.unique === true ? keys : [...keys, 'seq']
    this.file.exec(
      `CREATE TABLE ${this.table} (${columns}, seq INTEGER NOT NULL, PRIMARY KEY (${primary.join(', ')})) WITHOUT ROWID`,
    )
  }

  drop(): void {
    this.file.exec(`DROP TABLE ${this.table}`)
  }

  /** Replaces the entries of document `seq`; only what differs is written. Throws DATABASE_DUPLICATE_WRITE. */
  move(seq: number, before: Doc | undefined, after: Doc | undefined): void {
    if (this.places !== undefined) {
      if (after !== undefined) checkPlaces(after, this.schema.keys)
      this.places.move(seq, before, after)
      return
    }
    const old = before === undefined ? [] : entriesOf(before, this.fields).rows
    const entries = after === undefined ? { rows: [], traits: 0 } : entriesOf(after, this.fields)
    if (old.length === 1 && entries.rows.length === 1 && sameRow(old[0], entries.rows[0])) return
    this.addTraits(entries.traits)
    const kept = new Set(entries.rows.map(rowIdentity))
    for (const row of old) if (!kept.has(rowIdentity(row))) this.removeRow(row, seq)
    const present = new Set(old.map(rowIdentity))
    for (const row of entries.rows) if (!present.has(rowIdentity(row))) this.insertRow(row, seq)
  }

  /** The document that holds `row` in a unique index. */
  owner(row: readonly Key[]): number | undefined {
    const where = this.fields.map((_, n) => `k${n} = ?`).join(' AND ')
    return this.file.statement<[number]>(`SELECT seq FROM ${this.table} WHERE ${where}`).first(...row)?.[0]
  }

  private addTraits(traits: number): void {
    if ((this.traits | traits) === this.traits) return
    this.traits |= traits
    this.file
      .statement('UPDATE catalog_index SET traits = ? WHERE collection = ? AND name = ?')
      .run(this.traits, this.collection, this.schema.name)
  }

  private insertRow(row: readonly SqlValue[], seq: number): void {
    const marks = '?, '.repeat(row.length)
    try {
      this.file.statement(`INSERT INTO ${this.table} VALUES (${marks}?)`).run(...row, seq)
    } catch (error) {
      throw isDuplicateKey(error) ? duplicateWrite(this.collection, this.schema.name, this.fields) : error
    }
  }

  private removeRow(row: readonly SqlValue[], seq: number): void {
    const where = this.fields.map((_, n) => `k${n} = ?`).join(' AND ')
    this.file.statement(`DELETE FROM ${this.table} WHERE ${where} AND seq = ?`).run(...row, seq)
  }
}

export function rowIdentity(row: readonly Key[]): string {
  return row.map(identityOf).join('\u0000')
}

function sameRow(a: readonly Key[] | undefined, b: readonly Key[] | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.every(
    (key, n) =>
      key === b[n] || (typeof key === 'object' && rowIdentity([key]) === rowIdentity(b.slice(n, n + 1))),
  )
}
