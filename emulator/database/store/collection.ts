import { parseStored, type Doc } from '../ejson'
import { duplicateWrite } from '../failure'
import { isDuplicateKey, type IndexTable } from './index-table'
import type { SqliteFile } from './sqlite-file'

export type DocId = string | number

/** A stored document: its place in insertion order and its relaxed EJSON text. */
export type Row = { seq: number; body: string }

/** One collection: a table of documents in insertion order, plus one table per declared index. */
export class Collection {
  readonly table: string
  /** False only when the collection is known to hold nothing, which makes emptying it free. */
  touched = true

  constructor(
    private readonly file: SqliteFile,
    readonly name: string,
    number: number,
    readonly indexes: IndexTable[],
  ) {
    this.table = `collection_${number}`
  }

  create(): void {
    this.file.exec(
      `CREATE TABLE ${this.table} (seq INTEGER PRIMARY KEY, id NOT NULL UNIQUE, body TEXT NOT NULL)`,
    )
  }

  get(id: DocId): Row | undefined {
    const row = this.file
      .statement<[number, string]>(`SELECT seq, body FROM ${this.table} WHERE id = ?`)
      .first(id)
    return row && { seq: row[0], body: row[1] }
  }

  at(seq: number): Row | undefined {
    const row = this.file.statement<[string]>(`SELECT body FROM ${this.table} WHERE seq = ?`).first(seq)
    return row && { seq, body: row[0] }
  }

  *all(): Iterable<Row> {
    for (const [seq, body] of this.file
      .statement<[number, string]>(`SELECT seq, body FROM ${this.table} ORDER BY seq`)
      .each()) {
      yield { seq, body }
    }
  }

  /** Throws DATABASE_DUPLICATE_WRITE for the id and for every unique index. `seq` keeps the place of a document put back. */
  insert(id: DocId, doc: Doc, body: string, seq: number | null = null): void {
    this.touched = true
    const place = this.insertBody(id, body, seq)
    for (const index of this.indexes) index.move(place, undefined, doc)
  }

  replace(row: Row, before: Doc, after: Doc, body: string): void {
    this.file.statement(`UPDATE ${this.table} SET body = ? WHERE seq = ?`).run(body, row.seq)
    for (const index of this.indexes) index.move(row.seq, before, after)
  }

  remove(row: Row, before: Doc): void {
    this.file.statement(`DELETE FROM ${this.table} WHERE seq = ?`).run(row.seq)
    for (const index of this.indexes) index.move(row.seq, before, undefined)
  }

  /** Fills a new index from the documents. Throws DATABASE_DUPLICATE_WRITE when they are not unique under it. */
  fill(index: IndexTable): void {
    for (const row of this.all()) index.move(row.seq, undefined, parseStored(row.body))
  }

  empty(): void {
    this.file.statement(`DELETE FROM ${this.table}`).run()
    for (const index of this.indexes) {
      this.file.statement(`DELETE FROM ${index.table}`).run()
      index.traits = 0
    }
    this.file.statement('UPDATE catalog_index SET traits = 0 WHERE collection = ?').run(this.name)
    this.touched = false
  }

  private insertBody(id: DocId, body: string, seq: number | null): number {
    try {
      const made = this.file
        .statement<[number]>(`INSERT INTO ${this.table} (seq, id, body) VALUES (?, ?, ?) RETURNING seq`)
        .first(seq, id, body)
      if (made === undefined) throw new Error(`SQLite returned no row number for ${this.name}.`)
      return made[0]
    } catch (error) {
      throw isDuplicateKey(error) ? duplicateWrite(this.name, '_id_', ['_id']) : error
    }
  }
}
