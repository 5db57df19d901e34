import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../http/body'
import { readKept } from '../kept-file'

/** The cloud's own user ids: custom login gives each custom user id one stable CloudBase uid. */
export type Users = {
  uidOf(customUserId: string): string
  customUserIdOf(uid: string): string | undefined
  /** The uid of somebody who has signed in before. */
  knownUidOf(customUserId: string): string | undefined
}

function read(file: string | undefined): Map<string, string> {
  if (file === undefined || !existsSync(file)) return new Map()
  const raw = readKept(file)
  const entries = isRecord(raw) ? Object.entries(raw) : []
  return new Map(entries.flatMap(([uid, custom]) => (typeof custom === 'string' ? [[uid, custom]] : [])))
}

/** Remembers who has signed in, in `dir`/users.json. */
export function openUsers(dir: string | undefined): Users {
  const file = dir === undefined ? undefined : join(dir, 'users.json')
  const known = read(file)
  return {
    uidOf: (customUserId) => {
      const uid = createHash('sha256').update(`custom:${customUserId}`).digest('hex').slice(0, 28)
      if (!known.has(uid)) {
        known.set(uid, customUserId)
        if (dir !== undefined && file !== undefined) {
          mkdirSync(dir, { recursive: true })
          writeFileSync(file, JSON.stringify(Object.fromEntries(known)))
        }
      }
      return uid
    },
    customUserIdOf: (uid) => known.get(uid),
    knownUidOf: (customUserId) => [...known].find(([, custom]) => custom === customUserId)?.[0],
  }
}
