import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createTables, type Change, type Tables } from './tables'

/** What the platform remembers. A change counts when `commit` has returned. */
export type PayJournal = Omit<Tables, 'apply'> & {
  /** All of it or, if the process dies in between, nothing of it. */
  commit(change: Change): void
  close(): void
}

/** A last line without its end was being written when the process died: nobody was told of it. */
function readLines(file: string): Change[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as Change
    } catch {
      throw new Error(
        `${file} is damaged at line ${at + 1}: restore it from a backup, or remove it to start without payments.`,
      )
    }
  })
}

/** Each start leaves one line with what counts; the running process only appends. */
function compact(file: string, tables: Tables): void {
  const all: Change = { orders: tables.orders(), refunds: tables.refunds(), notices: tables.notices() }
  const handle = openSync(`${file}.partial`, 'w', 0o600)
  writeSync(handle, `${JSON.stringify(all)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.partial`, file)
}

/** Kept in `dir`/wechat-pay.jsonl, a change a line; `full` also waits for the disk. Without `dir` in memory only. */
export function openPayJournal(dir: string | undefined, full: boolean): PayJournal {
  const { apply, ...reads } = createTables()
  if (dir === undefined) return { ...reads, commit: apply, close: () => undefined }
  const file = join(dir, 'wechat-pay.jsonl')
  mkdirSync(dir, { recursive: true })
  for (const change of readLines(file)) apply(change)
  compact(file, { ...reads, apply })
  const handle = openSync(file, 'a')
  return {
    ...reads,
    commit: (change) => {
      writeSync(handle, `${JSON.stringify(change)}\n`)
      if (full) fsyncSync(handle)
      apply(change)
    },
    close: () => closeSync(handle),
  }
}
