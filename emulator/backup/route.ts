import type { Database } from '../database/database'
import type { FolderLock } from '../folder-lock'
import { textOf } from '../http/body'
import { sendJson } from '../http/reply'
import type { Route } from '../http/server'
import { removeStages, stage } from './stage'

const BACKUP_PATH = '/__backup'
const KEY_HEADER = 'x-folder-nonce'

/**
 * `POST /__backup` with the nonce as a header: lays out a copy of the data folder and answers `{folder}`. Only who can read the folder's lock
 * knows the nonce, and only that one may read what is in the folder anyway.
 */
export function backupRoute(o: {
  dir: string | undefined
  lock: FolderLock
  database: Database
  newName: () => string
}): Route {
  const { dir } = o
  if (dir === undefined) return () => false
  removeStages(dir)
  return async (req, res, url) => {
    if (url.pathname !== BACKUP_PATH || req.method !== 'POST') return false
    if (!o.lock.isKey(req.headers[KEY_HEADER])) {
      sendJson(res, 403, { code: 'FORBIDDEN', message: 'The nonce of the folder is asked for.' })
      return true
    }
    sendJson(res, 200, { folder: await stage(dir, o.newName(), o.database) })
    return true
  }
}

/** The folder a running cloud has laid out its copy in. */
export async function askForStage(url: string, nonce: string): Promise<string> {
  const answer = await fetch(url + BACKUP_PATH, {
    method: 'POST',
    headers: { [KEY_HEADER]: nonce },
  })
  const body = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(textOf(body, 'message'))
  return textOf(body, 'folder')
}
