import type { JobView } from '../../../contract/files'
import { fileSentence, noteSentence } from '../../../contract/register-words'
import type { Instant } from '../../../domain/kernel/instant'
import { ROWS_A_PART, type Job } from './job'

const workedOff = ({ state, cursor, total }: Job): number =>
  state === 'ready' || state === 'done' ? total : Math.min(total, cursor * ROWS_A_PART)

/** A job as the person who waits for it sees it. */
export const viewOf = (job: Job, now: Instant): JobView => ({
  jobId: job._id,
  kind: job.kind,
  state: job.state,
  fileName: job.fileName,
  done: workedOff(job),
  total: job.total,
  counts: job.counts,
  ...(job.problem && { problem: fileSentence(job.problem.code, job.problem.text) }),
  notes: job.notes.map(({ code, text }) => noteSentence(code, text)),
  by: job.by.name,
  createdAt: job.createdAt,
  now,
})
