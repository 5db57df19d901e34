import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from './clock'
import { isRecord, textOf } from './http/body'
import { sendJson } from './http/reply'
import type { Route } from './http/server'

/** Holds a data folder for one local cloud at a time. */
export type FolderLock = {
  listening(url: string): void
  release(): void
  /** Whether `nonce` is the one that stands in the folder's lock, which only its owner can read. */
  isKey(nonce: unknown): boolean
  route: Route
}

/** `url` is empty until the cloud listens. */
type Holder = { pid: number; nonce: string; url: string }

const LOCK_NAME = 'local-cloud.lock'

const ALIVE_PATH = '/__alive'
/** A holder that does not listen yet counts as alive this long. */
const STARTING_MS = 60_000
const ANSWER_MS = 2000
const BEING_WRITTEN_MS = 1000

function readHolder(file: string): Holder | undefined {
  try {
    const raw: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isRecord(raw)
      ? { pid: Number(raw.pid), nonce: textOf(raw, 'nonce'), url: textOf(raw, 'url') }
      : undefined
  } catch {
    return undefined
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** After a crash the number may belong to another program by now, so the holder must also answer with its nonce. */
async function holds(file: string, holder: Holder, clock: Clock): Promise<boolean> {
  if (!processExists(holder.pid)) return false
  if (holder.url === '') return ageOf(file, clock) < STARTING_MS
  try {
    const answer = await fetch(holder.url + ALIVE_PATH, { signal: AbortSignal.timeout(ANSWER_MS) })
    const body: unknown = await answer.json()
    return isRecord(body) && body.nonce === holder.nonce
  } catch (error) {
    // No answer in time may be a busy holder; a refused connection or another program is none.
    return error instanceof Error && error.name === 'TimeoutError'
  }
}

function ageOf(file: string, clock: Clock): number {
  return clock.now() - clock.offset() - statSync(file).mtimeMs
}

function isBeingWritten(file: string, clock: Clock): boolean {
  return existsSync(file) && ageOf(file, clock) < BEING_WRITTEN_MS
}

function tryCreate(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const FREE: FolderLock = {
  listening: () => undefined,
  release: () => undefined,
  isKey: () => false,
  route: () => false,
}

/** The cloud that runs over `dir`, if one does. */
export async function livingHolder(dir: string, clock: Clock): Promise<Holder | undefined> {
  const file = join(dir, LOCK_NAME)
  const holder = readHolder(file)
  return holder !== undefined && (await holds(file, holder, clock)) ? holder : undefined
}

/** Takes `dir`, also over from a holder that has died. Rejects with a sentence for people when it is in use. */
export async function lockFolder(dir: string | undefined, clock: Clock): Promise<FolderLock> {
  if (dir === undefined) return FREE
  mkdirSync(dir, { recursive: true })
  const file = join(dir, LOCK_NAME)
  const own: Holder = { pid: process.pid, nonce: clock.randomHex(16), url: '' }
  while (!tryCreate(file, own)) {
    const holder = readHolder(file)
    if (!holder && isBeingWritten(file, clock)) {
      await sleep(BEING_WRITTEN_MS / 10)
      continue
    }
    if (holder && (await holds(file, holder, clock))) {
      const where = holder.url === '' ? '' : ` at ${holder.url}`
      throw new Error(
        `${dir} is in use by another local cloud (process ${holder.pid}${where}). Stop it, or choose another folder.`,
      )
    }
    if (readHolder(file)?.nonce === holder?.nonce) rmSync(file, { force: true })
  }
  return {
    listening: (url) => writeFileSync(file, JSON.stringify({ ...own, url })),
    release: () => {
      if (readHolder(file)?.nonce === own.nonce) rmSync(file, { force: true })
    },
    isKey: (nonce) => nonce === own.nonce,
    route: (req, res, url) => {
      if (url.pathname !== ALIVE_PATH || req.method !== 'GET') return false
      sendJson(res, 200, { nonce: own.nonce })
      return true
    },
  }
}
