import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createClock } from '../clock'
import { FILE_NAME, SqliteFile } from '../database/store/sqlite-file'
import { Store } from '../database/store/store'
import { livingHolder, lockFolder } from '../folder-lock'
import { pack, unpack, writeOwn } from './backup-file'
import { askForStage } from './route'
import { removeStages, stage } from './stage'

/**
 * Writes everything the data folder `dir` holds into the one new file `to`, also while a cloud runs over it. `beside`:
 * further files by a name, each with its path. Rejects with a sentence for people.
 */
export async function backUp(dir: string, to: string, beside: Record<string, string> = {}): Promise<void> {
  const folder = resolve(dir)
  assertHoldsData(folder)
  if (existsSync(to)) throw new Error(`${to} exists already. Choose another name.`)
  const staged = await stageOf(folder)
  try {
    pack(staged, resolve(to), beside)
  } finally {
    rmSync(staged, { recursive: true, force: true })
  }
}

function assertHoldsData(dir: string): void {
  if (!existsSync(join(dir, FILE_NAME))) throw new Error(`${dir} holds no data of a local cloud.`)
}

async function stageOf(dir: string): Promise<string> {
  const clock = createClock()
  const holder = await livingHolder(dir, clock)
  if (holder !== undefined) return askForStage(holder.url, holder.nonce)
  const lock = await lockFolder(dir, clock)
  try {
    removeStages(dir)
    const file = SqliteFile.open(dir, 'normal')
    try {
      return await stage(dir, clock.randomHex(8), { backup: (path) => file.backup(path) })
    } finally {
      file.close()
    }
  } finally {
    lock.release()
  }
}

/**
 * Makes the data folder `dir` from the backup `from`. A folder that holds something is refused, or with `replace` moved
 * aside whole; then the name it has now is given back. Rejects with a sentence for people, and `dir` is as it was.
 */
export async function restore(
  from: string,
  dir: string,
  o: { replace?: boolean; beside?: Record<string, string> } = {},
): Promise<string | undefined> {
  const folder = resolve(dir)
  const isThere = existsSync(folder) && readdirSync(folder).length > 0
  if (isThere && o.replace !== true)
    throw new Error(`${folder} is not empty. Choose another folder, or replace it.`)
  const made = `${folder}.restoring`
  rmSync(made, { recursive: true, force: true })
  const lock = await lockFolder(folder, createClock())
  try {
    const beside = unpack(resolve(from), made)
    lock.release()
    const aside = isThere ? unusedName(`${folder}.replaced`) : undefined
    if (aside === undefined) rmSync(folder, { recursive: true })
    else renameSync(folder, aside)
    renameSync(made, folder)
    for (const [name, bytes] of beside) {
      const path = o.beside?.[name]
      if (path !== undefined) writeOwn(path, bytes)
    }
    return aside
  } finally {
    lock.release()
    rmSync(made, { recursive: true, force: true })
  }
}

function unusedName(name: string): string {
  for (let n = 1; ; n++) if (!existsSync(`${name}-${n}`)) return `${name}-${n}`
}

/** What does not fit together in the data folder `dir`, one sentence each; nobody may use it meanwhile. */
export async function verifyFolder(dir: string): Promise<string[]> {
  assertHoldsData(dir)
  const lock = await lockFolder(dir, createClock())
  try {
    const store = Store.openUnchanged(dir)
    const wrong = store.verify()
    store.close()
    return wrong
  } finally {
    lock.release()
  }
}
