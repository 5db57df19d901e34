import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseKept, readKept } from '../kept-file'

/** What WeChat knows about one person. */
export type PhoneRecord = {
  /** Remaining one-time consents per template. */
  consents: Record<string, number>
  /** Templates whose dialog this person refuses, and whether all messages are off. */
  refused: string[]
  messagesOff: boolean
  /** 用工关系: templates accepted when binding; absent = not bound. */
  employee?: string[]
}

export type Phones = Record<string, PhoneRecord>

/** Where people and consents are kept: a line for each change, of which the newest of a person counts. */
export type PhoneJournal = {
  loaded: Phones
  note(openid: string, record: PhoneRecord): void
  replace(phones: Phones): void
}

type Line = [openid: string, record: PhoneRecord]

/** How it was kept before there were lines: all of it in one text. */
function loadWhole(file: string): Phones {
  if (!existsSync(file)) return {}
  return (readKept(file) as { phones: Phones }).phones
}

/** A last line without its end was being written when the process died: nobody was told of it. */
function loadLines(file: string): Line[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line, at) => parseKept(line, `${file}, line ${at + 1},`) as Line)
}

const textOf = (lines: readonly Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

/**
 * Kept in `dir`/wechat-phones.jsonl, without a folder nowhere. Appending a line is a write; replacing the file by renaming
 * made the disk flush it each time, and everything else wait. Each start leaves one line for each person.
 */
export function openPhoneJournal(dir: string | undefined): PhoneJournal {
  if (dir === undefined) return { loaded: {}, note: () => undefined, replace: () => undefined }
  mkdirSync(dir, { recursive: true })
  const [whole, file] = [join(dir, 'wechat.json'), join(dir, 'wechat-phones.jsonl')]
  const loaded = { ...loadWhole(whole), ...Object.fromEntries(loadLines(file)) }
  const replace = (phones: Phones): void => {
    writeFileSync(`${file}.partial`, textOf(Object.entries(phones)))
    renameSync(`${file}.partial`, file)
  }
  replace(loaded)
  rmSync(whole, { force: true })
  return { loaded, note: (...line) => appendFileSync(file, textOf([line])), replace }
}
