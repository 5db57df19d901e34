import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs' // prettier-ignore
import { dirname, isAbsolute, join, normalize } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { APPLICATION_ID, explain, pragma, valueOf } from '../database/store/format'
import { FILE_NAME } from '../database/store/sqlite-file'
import { filesOf } from './stage'

/** "ANLB": a backup is a copy of the database with the other files in a table of their own, and is never opened as a store. */
const BACKUP_ID = 0x414e4c42
const TABLE = 'backup_file'
/** A file of the table that does not belong into the data folder has this before its name. */
const BESIDE = 'beside/'

/**
 * Makes the one file `to` from `folder`, which holds `database.sqlite`, at rest, and the rest of a data folder. `beside`:
 * further files by name. The database in `folder` is used up by this.
 */
export function pack(folder: string, to: string, beside: Record<string, string>): void {
  const database = join(folder, FILE_NAME)
  const db = new DatabaseSync(database)
  try {
    db.exec(`PRAGMA journal_mode = DELETE; BEGIN; PRAGMA application_id = ${BACKUP_ID};
      CREATE TABLE ${TABLE} (path TEXT PRIMARY KEY, bytes BLOB NOT NULL)`)
    const insert = db.prepare(`INSERT INTO ${TABLE} VALUES (?, ?)`)
    for (const path of filesOf(folder)) insert.run(path, readFileSync(join(folder, path)))
    for (const [name, path] of Object.entries(beside)) insert.run(BESIDE + name, readFileSync(path))
    db.exec('COMMIT')
  } finally {
    db.close()
  }
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(database, `${to}.partial`)
  flush(`${to}.partial`)
  renameSync(`${to}.partial`, to)
}

/**
 * Lays out what `from` holds in the new folder `folder`, and gives back the further files by name. Throws an Error with a
 * sentence for people when the file is no backup or is damaged; `folder` is then to be removed.
 */
export function unpack(from: string, folder: string): Map<string, Uint8Array> {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`)
  mkdirSync(folder, { recursive: true })
  const database = join(folder, FILE_NAME)
  copyFileSync(from, database)
  const db = new DatabaseSync(database)
  try {
    assertBackup(db)
    const beside = writeFiles(db, folder)
    db.exec(`DROP TABLE ${TABLE}; PRAGMA application_id = ${APPLICATION_ID}`)
    if (pragma(db, 'freelist_count') * 4 > pragma(db, 'page_count')) db.exec('VACUUM')
    return beside
  } catch (error) {
    throw new Error(`${from} cannot be restored: ${explain(error)}`)
  } finally {
    db.close()
  }
}

function writeFiles(db: DatabaseSyncInstance, folder: string): Map<string, Uint8Array> {
  const beside = new Map<string, Uint8Array>()
  for (const row of db.prepare(`SELECT path, bytes FROM ${TABLE}`).all()) {
    const { path, bytes } = row as { path: string; bytes: Uint8Array }
    if (path.startsWith(BESIDE)) beside.set(path.slice(BESIDE.length), bytes)
    else writeOwn(below(folder, path), bytes)
  }
  return beside
}

/** Readable by its owner only: keys are among them. */
export function writeOwn(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes, { mode: 0o600 })
}

function assertBackup(db: DatabaseSyncInstance): void {
  if (pragma(db, 'application_id') !== BACKUP_ID) throw new Error('it is no backup of a local cloud.')
  const found = valueOf(db, 'PRAGMA quick_check(1)')
  if (found !== 'ok') throw new Error(`malformed: ${String(found)}`)
}

function below(folder: string, path: string): string {
  const clean = normalize(path)
  if (isAbsolute(clean) || clean.startsWith('..')) throw new Error(`it holds the path ${path}.`)
  return join(folder, clean)
}

/** A backup is worth its name only when it is on the disk. */
function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
