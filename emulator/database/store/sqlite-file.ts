import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

export type SqlValue = null | number | string | Uint8Array

/** A prepared statement whose rows are arrays of columns (half the cost of objects on long reads). */
export type Statement<Row extends readonly unknown[]> = {
  run(...values: SqlValue[]): void
  first(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
  each(...values: SqlValue[]): Iterable<Row>
}

/** Says in `PRAGMA application_id` that the file is ours: "ANLN". */
const APPLICATION_ID = 0x414e4c4e
/** Changes when the tables of collections or indexes change shape (`PRAGMA user_version`). */
const FORMAT_VERSION = 1
const FILE_NAME = 'database.sqlite'

/** One SQLite database: file `database.sqlite` in `dir`, or memory. Every statement is prepared once. */
export class SqliteFile {
  private readonly statements = new Map<string, Statement<readonly unknown[]>>()

  private constructor(private readonly db: DatabaseSyncInstance) {}

  /** Throws an Error that names the file and says what to do when it is foreign, damaged, newer or in use. */
  static open(dir: string | undefined, sync: 'normal' | 'full'): SqliteFile {
    const path = dir === undefined ? ':memory:' : join(dir, FILE_NAME)
    if (dir !== undefined) mkdirSync(dir, { recursive: true })
    let db: DatabaseSyncInstance | undefined
    try {
      db = new DatabaseSync(path)
      // One process owns the file: the lock is taken at once, dies with the process, and a second owner is told (busy).
      db.exec('PRAGMA locking_mode = EXCLUSIVE')
      db.exec('PRAGMA busy_timeout = 500')
      const isNew = assertOurs(db)
      configure(db, sync)
      if (isNew) initialise(db)
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
}

/** Looks before anything is written, so that a foreign file stays as it is. True for an empty one. */
function assertOurs(db: DatabaseSyncInstance): boolean {
  if (numberOf(db.prepare('SELECT count(*) AS value FROM sqlite_schema').get()) === 0) return true
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new Error('it belongs to another program. Choose another folder, or move the file away.')
  }
  const version = pragma(db, 'user_version')
  if (version === FORMAT_VERSION) return false
  throw new Error(
    `its format is ${version}, this program reads format ${FORMAT_VERSION}. Use the version that wrote it.`,
  )
}

function initialise(db: DatabaseSyncInstance): void {
  db.exec('BEGIN IMMEDIATE')
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  db.exec(`PRAGMA user_version = ${FORMAT_VERSION}`)
  db.exec('CREATE TABLE catalog_collection (name TEXT PRIMARY KEY, number INTEGER NOT NULL)')
  db.exec(
    'CREATE TABLE catalog_index (collection TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, ' +
      'definition TEXT NOT NULL, traits INTEGER NOT NULL, PRIMARY KEY (collection, name))',
  )
  db.exec('COMMIT')
}

function pragma(db: DatabaseSyncInstance, name: string): number {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>
  return Number(row[name])
}

function numberOf(row: unknown): number {
  return Number((row as { value: unknown }).value)
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/locked|busy/i.test(message)) return 'another process is using it. Stop that process first.'
  if (/not a database|malformed|corrupt/i.test(message)) {
    return 'it is damaged or not a database. Restore a backup, or move the file away to start empty.'
  }
  return message
}
