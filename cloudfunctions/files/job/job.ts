import type { FileProblem, NoteCode } from '../../../contract/register-words'
import type { IMPORT_STATES } from '../../../contract/files'
import type { Change } from '../../../domain/community/register/log'
import type { Problem } from '../../../domain/community/register/problem'
import type { Instant } from '../../../domain/kernel/instant'
import type { Document } from '../../_kit/store/store'

export type JobState = (typeof IMPORT_STATES)[number]
export type RowKind = 'add' | 'change' | 'same' | 'refuse'
export type Counts = Record<RowKind | 'moved', number>
export const NO_COUNTS: Counts = { add: 0, change: 0, same: 0, refuse: 0, moved: 0 }

/** One piece of long work on the register: cursor, lease and progress (design.md D1). */
export type Job = Document & {
  communityId: string
  communityName: string
  kind: 'register_import' | 'register_export'
  state: JobState
  /** True while somebody has to work on it. */
  open: boolean
  /** When it may be worked on: the end of the lease of whoever does. */
  dueAt: Instant
  /** Parts, results and the job itself are forgotten then. */
  expiresAt: Instant
  createdAt: Instant
  by: { personId: string; name: string }
  fileName: string
  /** The upload of an import, until it has been read. */
  fileId?: string
  newBuildings: boolean
  headings: string[]
  total: number
  parts: number
  /** How often it was taken up since something of it was last done. */
  tries: number
  /** The next part of the present state. */
  cursor: number
  counts: Counts
  problem?: { code: FileProblem; text?: string }
  notes: { code: NoteCode; text: string }[]
  /** The written file of an export, and the file of refused rows once somebody asked for it. */
  resultId?: string
}

/** A row of the file: its cells as text, and what is to become of it. */
export type PartRow = {
  /** The row's number in the file. */
  n: number
  cells: string[]
  /** What reading it found wrong; comparing adds to it. */
  problems: Problem[]
  kind?: RowKind
  /** Of a change only: what a new unit gets is in its cells. */
  changes?: Change[]
  newTenure?: boolean
  /** Its unit was changed by somebody between preview and import, so that it was left alone. */
  moved?: boolean
}

/** Rows of a job, in the order of the file. 200 of them are 300 kB at most, well below what a document may be. */
export type JobPart = Document & { jobId: string; n: number; expiresAt: Instant; rows: PartRow[] }
export const ROWS_A_PART = 200

export const JOBS = 'jobs'
export const PARTS = 'job_parts'
export const partId = (jobId: string, n: number): string => `${jobId}-${n}`
