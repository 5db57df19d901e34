import type { Instant } from '../../kernel/instant'

/** One field that became another, in the words of the register's spreadsheet. Empty is "nothing there". */
export type Change = { field: string; from: string; to: string }

/** Who changed the register, when, on which way and what; never edited. */
export type RegisterEntry = {
  at: Instant
  by: string
  via: 'import' | 'desk'
  /** The command or the import that made it; the same one writes once. */
  commandId: string
  changes: Change[]
}

/** A document is read whole on every look: what is older than this is left to the audit log. */
const KEPT = 40

type Logged = { version: number; log?: RegisterEntry[] }

/** The one place where a change of the register is noted: the next version of a document with its entry. */
export const noted = <T extends Logged>(document: T, entry: RegisterEntry): T => ({
  ...document,
  version: document.version + 1,
  log: [...(document.log ?? []), entry].slice(-KEPT),
})
