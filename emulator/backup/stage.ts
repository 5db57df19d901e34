import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Database } from '../database/database'
import { FILE_NAME } from '../database/store/sqlite-file'

/** Folders inside the data folder in which a running cloud lays out a backup; never part of one. */
const STAGE = '.backup-'
const STORAGE = `storage${sep}`

/**
 * Lays out a copy of everything `dir` holds, in a new folder inside it whose path is given back, while calls go on. A
 * document never names a stored file that the copy lacks: files are taken before and after the database, and one that a
 * document names was there before the document.
 */
export async function stage(dir: string, name: string, database: Pick<Database, 'backup'>): Promise<string> {
  const folder = join(dir, `${STAGE}${name}`)
  mkdirSync(folder)
  try {
    takeStored(dir, folder)
    await database.backup(join(folder, FILE_NAME))
    takeStored(dir, folder)
    for (const path of filesOf(dir)) if (!path.startsWith(STORAGE)) take(dir, folder, path, copyFileSync)
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** Removes what backups that were cut off have left behind. */
export function removeStages(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (name.startsWith(STAGE)) rmSync(join(dir, name), { recursive: true, force: true })
  }
}

/** Everything a backup holds besides the database, as paths below `dir`: storage, clock, keys, users, … */
export function filesOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .filter(isKept)
}

function isKept(path: string): boolean {
  if (path.startsWith(STAGE) || path.startsWith(FILE_NAME)) return false
  return path !== 'local-cloud.lock' && !path.endsWith('.partial')
}

/** Stored files are replaced by renaming, never written in place: a further link keeps what was there. */
function takeStored(dir: string, folder: string): void {
  for (const path of filesOf(dir)) if (path.startsWith(STORAGE)) take(dir, folder, path, linkOrCopy)
}

function take(dir: string, folder: string, path: string, copy: (from: string, to: string) => void): void {
  const to = join(folder, path)
  if (existsSync(to)) rmSync(to)
  mkdirSync(dirname(to), { recursive: true })
  copy(join(dir, path), to)
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
