import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { assertOurs, assertWhole, explain, initialise, migrate } from './format'

export type SqlValue = null | number | string | Uint8Array

/** A prepared statement whose rows are arrays of columns (half the cost of objects on long reads). */
export type Statement<Row extends readonly unknown[]> = {
  run(...values: SqlValue[]): void
  first(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
  each(...values: SqlValue[]): Iterable<Row>
}

export const FILE_NAME = 'database.sqlite'
/** Pages copied at once: calls of the database get their turn in between. */
const BACKUP_PAGES = 64
/** Statements kept prepared. A program uses some dozens; one that makes up field names must not fill the memory. */
const MAX_STATEMENTS = 1000

/** One SQLite database: file `database.sqlite` in `dir`, or memory. Every statement is prepared once. */
export class SqliteFile {
  private readonly statements = new Map<string, Statement<readonly unknown[]>>()

  private constructor(private readonly db: DatabaseSyncInstance) {}

  /** Throws an Error that names the file and says what to do when it is foreign, damaged, newer or in use. */
  static open(
    dir: string | undefined,
    sync: 'normal' | 'full',
    log: (line: string) => void = () => undefined,
  ): SqliteFile {
    const path = dir === undefined ? ':memory:' : join(dir, FILE_NAME)
    let db: DatabaseSyncInstance | undefined
    try {
      if (dir !== undefined) createMissing(dir, path)
      const isAtRest = !existsSync(`${path}-wal`)
      db = new DatabaseSync(path)
      // One process owns the file: the lock is taken at once, dies with the process, and a second owner is told (busy).
      db.exec('PRAGMA locking_mode = EXCLUSIVE')
      db.exec('PRAGMA busy_timeout = 500')
      if (dir === undefined) initialise(db)
      assertOurs(db)
      // Before the first byte is written, unless the last process left a journal that belongs into the file.
      if (dir !== undefined && isAtRest) assertWhole(db, statSync(path).size)
      configure(db, sync)
      if (!isAtRest) assertWhole(db, statSync(path).size)
      migrate(db, log)
    } catch (error) {
      db?.close()
      throw new Error(`The database file ${path} cannot be opened: ${explain(error)}`)
    }
    return new SqliteFile(db)
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  statement<Row extends readonly unknown[]>(sql: string): Statement<Row> {
    const known = this.statements.get(sql)
    if (known !== undefined) return known as Statement<Row>
    const made = this.prepare<Row>(sql)
    const [oldest] = this.statements.keys()
    if (this.statements.size >= MAX_STATEMENTS && oldest !== undefined) this.statements.delete(oldest)
    this.statements.set(sql, made)
    return made
  }

  /** One SQLite transaction around `work`: all of it is on disk when this returns, or nothing is. */
  atomically<T>(work: () => T): T {
    this.statement('BEGIN IMMEDIATE').run()
    try {
      const result = work()
      this.statement('COMMIT').run()
      return result
    } catch (error) {
      if (this.db.isTransaction) this.statement('ROLLBACK').run()
      throw error
    }
  }

  /** A copy as of the moment this resolves; reads and writes go on meanwhile. */
  async backup(path: string): Promise<void> {
    await backup(this.db, path, { rate: BACKUP_PAGES })
  }

  /** Afterwards the file can be opened again, though the driver frees statements, and with them the lock, only in time. */
  close(): void {
    this.statements.clear()
    this.db.exec('PRAGMA journal_mode = DELETE')
    this.db.exec('PRAGMA locking_mode = NORMAL')
    this.db.prepare('SELECT count(*) FROM catalog_collection').get()
    this.db.close()
  }

  private prepare<Row extends readonly unknown[]>(sql: string): Statement<Row> {
    const raw = this.db.prepare(sql)
    raw.setReturnArrays(true)
    return {
      run: (...values) => void raw.run(...values),
      first: (...values) => raw.get(...values) as Row | undefined,
      all: (...values) => raw.all(...values) as Row[],
      each: (...values) => raw.iterate(...values) as Iterable<Row>,
    }
  }
}

function configure(db: DatabaseSyncInstance, sync: 'normal' | 'full'): void {
  db.exec('PRAGMA journal_mode = WAL')
  // NORMAL survives a killed process; FULL also survives a power cut (cloudbase.md §3).
  db.exec(`PRAGMA synchronous = ${sync}`)
  db.exec('PRAGMA cache_size = -65536')
  db.exec('PRAGMA temp_store = MEMORY')
  // What the last process left in the journal goes into the file, so that its length can be judged.
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}

/**
 * A new file comes into being whole: it is made beside and renamed, so that one that is empty is known to be damaged and
 * never taken for a new one.
 */
function createMissing(dir: string, path: string): void {
  mkdirSync(dir, { recursive: true })
  if (existsSync(path)) return
  if (existsSync(`${path}-wal`)) {
    throw new Error('it is missing, though its journal is there. Restore a backup, or empty the folder.')
  }
  const fresh = `${path}.new`
  rmSync(fresh, { force: true })
  const db = new DatabaseSync(fresh)
  initialise(db)
  db.close()
  renameSync(fresh, path)
}
