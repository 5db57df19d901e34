import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** Says in `PRAGMA application_id` that the file is ours: "ANLN". */
export const APPLICATION_ID = 0x414e4c4e
/** Changes when the tables of the catalog, of collections or of indexes change shape (`PRAGMA user_version`). */
export const FORMAT_VERSION = 3
/** Larger files are not read through at each start: a million documents must open within a second. */
const CHECKED_BYTES = 64 * 1024 * 1024

/** `STEPS[n]` brings format n + 1 to n + 2. A step never loses data and does not look at the schema. */
const STEPS: ((db: DatabaseSyncInstance) => void)[] = [
  // Format 2 remembers things about the file itself, first under which version of the schema it was written.
  (db) => db.exec('CREATE TABLE catalog_file (name TEXT PRIMARY KEY, value TEXT NOT NULL)'),
  // Format 3 keeps the places of 2dsphere indexes. They held nothing before; the schema builds them anew.
  dropGeoIndexes,
]

/** Makes an empty file ours, in one transaction. Leaves no statement open, so that the file is free after `close`. */
export function initialise(db: DatabaseSyncInstance): void {
  db.exec(`BEGIN IMMEDIATE;
    PRAGMA application_id = ${APPLICATION_ID};
    CREATE TABLE catalog_collection (name TEXT PRIMARY KEY, number INTEGER NOT NULL);
    CREATE TABLE catalog_index (collection TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL,
      definition TEXT NOT NULL, traits INTEGER NOT NULL, PRIMARY KEY (collection, name));`)
  for (const step of STEPS) step(db)
  db.exec(`PRAGMA user_version = ${FORMAT_VERSION}; COMMIT`)
}

/** Looks and writes nothing, so that a foreign file stays as it is. Throws an Error with what to do. */
export function assertOurs(db: DatabaseSyncInstance): void {
  const tables = Number(valueOf(db, 'SELECT count(*) FROM sqlite_schema'))
  if (tables === 0) throw new Error('it is empty. Restore a backup, or move the file away to start empty.')
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    throw new Error('it belongs to another program. Choose another folder, or move the file away.')
  }
  const version = pragma(db, 'user_version')
  if (version >= 1 && version <= FORMAT_VERSION) return
  throw new Error(
    `its format is ${version}, this program reads formats 1 to ${FORMAT_VERSION}. Use the version that wrote it.`,
  )
}

/** Brings an older format to the present one: all of it, or nothing. */
export function migrate(db: DatabaseSyncInstance, log: (line: string) => void): void {
  const version = pragma(db, 'user_version')
  if (version === FORMAT_VERSION) return
  log(`Database: bringing the file from format ${version} to ${FORMAT_VERSION}.`)
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const step of STEPS.slice(version - 1)) step(db)
    db.exec(`PRAGMA user_version = ${FORMAT_VERSION}; COMMIT`)
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** Throws when pages are missing at the end of the file (`bytes` long), or a small file does not hold together. */
export function assertWhole(db: DatabaseSyncInstance, bytes: number): void {
  const expected = pragma(db, 'page_count') * pragma(db, 'page_size')
  if (bytes < expected) throw new Error(`malformed: ${bytes} bytes of ${expected} are there`)
  if (bytes > CHECKED_BYTES) return
  const found = valueOf(db, 'PRAGMA quick_check(1)')
  if (found !== 'ok') throw new Error(`malformed: ${String(found)}`)
}

export function pragma(db: DatabaseSyncInstance, name: string): number {
  return Number(valueOf(db, `PRAGMA ${name}`))
}

export function valueOf(db: DatabaseSyncInstance, sql: string): unknown {
  return Object.values(db.prepare(sql).get() as Record<string, unknown>)[0]
}

/** What SQLite says, in words for people; the text itself when there are none. */
export function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (/locked|busy/i.test(message)) return 'another process is using it. Stop that process first.'
  if (/not a database|malformed|corrupt|short read/i.test(message)) {
    return 'it is damaged or not a database. Restore a backup, or move the file away to start empty.'
  }
  if (/disk is full/i.test(message)) return 'the disk is full.'
  return message
}

function dropGeoIndexes(db: DatabaseSyncInstance): void {
  const where = `WHERE definition LIKE '%"2dsphere"%'`
  const rows = db.prepare(`SELECT number FROM catalog_index ${where}`).all() as { number: number }[]
  for (const { number } of rows) db.exec(`DROP TABLE index_${number}`)
  db.exec(`DELETE FROM catalog_index ${where}`)
}
