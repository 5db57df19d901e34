import * as z from 'zod/mini'
import { action, commandId, documentId, fileId, instant, refusal } from './kit'

/** Everybody's names and numbers in one file: for those who answer for the community. */
const TAKE_OUT = ['manager', 'admin'] as const
const BRING_IN = ['admin'] as const

const count = z.int().check(z.nonnegative())
const link = z.object({ url: z.string(), name: z.string() })

export const IMPORT_STATES = [
  /** The file is being read. */
  'reading',
  /** Its rows are compared with the register. */
  'comparing',
  /** The preview is complete; nothing is written yet. */
  'ready',
  'applying',
  /** A file is being written (export). */
  'writing',
  'done',
  /** The file cannot be read; `problem` says why. */
  'failed',
  'discarded',
] as const

/** Long work on the register (design.md D1) as a person follows it. */
const job = z.object({
  jobId: documentId,
  kind: z.enum(['register_import', 'register_export']),
  state: z.enum(IMPORT_STATES),
  fileName: z.string(),
  /** Rows worked off in the present state, of how many. */
  done: count,
  total: count,
  counts: z.object({ add: count, change: count, same: count, refuse: count, moved: count }),
  problem: z.optional(z.string()),
  /** What of the file was not read: hidden sheets, columns of no use. */
  notes: z.array(z.string()),
  by: z.string(),
  createdAt: instant,
  now: instant,
})
export type JobView = z.infer<typeof job>

const previewRow = z.object({
  /** The row's number in the file. */
  row: z.int(),
  label: z.string(),
  changes: z.array(
    z.object({
      ...{ field: z.string(), label: z.string(), from: z.string(), to: z.string() },
      /** The row does not say it: the day of the import is taken. */
      assumed: z.optional(z.literal(true)),
    }),
  ),
  /** Another household begins with this row, and the present one ends. */
  newTenure: z.boolean(),
  problems: z.array(z.string()),
})
export type PreviewRow = z.infer<typeof previewRow>

export const ROW_KINDS = ['add', 'change', 'refuse', 'moved'] as const

const ofCommunity = z.object({ communityId: documentId })
const ofJob = z.object({ communityId: documentId, jobId: documentId })
const JOB_ERRORS = {
  /** The job is in another state than this step needs. Look at it again. */
  WRONG_STEP: { status: 409, data: refusal },
}

/** Spreadsheets: the only function that knows how to read and write them (design.md D1). */
export const filesContract = {
  /** A link to an empty spreadsheet with headings, an example and explanations; holds for an hour. */
  template: action({ who: TAKE_OUT, writes: false }).input(ofCommunity).output(link),
  /** Where a browser may put one file: under in/ of the caller, for one PUT (design.md D7). */
  offerUpload: action({ who: BRING_IN, writes: false })
    .input(z.object({ communityId: documentId, name: z.string().check(z.regex(/^[\w-]{8,64}\.xlsx$/)) }))
    .output(z.object({ fileId, url: z.string(), headers: z.record(z.string(), z.string()) })),
  job: action({ who: TAKE_OUT, writes: false }).input(ofJob).output(job),
  /** The last jobs of a community, newest first: who left the page finds the work going on. */
  jobs: action({ who: TAKE_OUT, writes: false })
    .input(ofCommunity)
    .output(z.object({ jobs: z.array(job) })),
  import: {
    start: action({ who: BRING_IN, writes: true })
      .input(
        z.object({
          communityId: documentId,
          fileId,
          fileName: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
          /** Rows of buildings that the register does not know are refused unless this is said. */
          newBuildings: z._default(z.boolean(), false),
          commandId,
        }),
      )
      .output(job),
    /** The rows of the preview, and after the import those that were not written because their unit changed meanwhile. */
    rows: action({ who: BRING_IN, writes: false })
      .input(z.extend(ofJob, { kind: z.enum(ROW_KINDS), after: z.optional(z.int()) }))
      .output(z.object({ rows: z.array(previewRow), after: z.optional(z.int()) })),
    confirm: action({ who: BRING_IN, writes: true })
      .errors(JOB_ERRORS)
      .input(z.extend(ofJob, { commandId }))
      .output(job),
    /** Forgets the preview and everything of the file. */
    discard: action({ who: BRING_IN, writes: true })
      .errors(JOB_ERRORS)
      .input(z.extend(ofJob, { commandId }))
      .output(job),
    /** The rows that were not taken, as a spreadsheet with a column that says why. */
    refused: action({ who: BRING_IN, writes: false }).input(ofJob).output(link),
  },
  export: {
    start: action({ who: TAKE_OUT, writes: true }).input(z.extend(ofCommunity, { commandId })).output(job),
    /** A link to the written file, once the job is done; holds for an hour. */
    link: action({ who: TAKE_OUT, writes: false }).errors(JOB_ERRORS).input(ofJob).output(link),
  },
}
