import { admitFunction } from '../../_kit/call'
import { now } from '../../_kit/live'
import { logFailure } from '../../_kit/log'
import { load, replace } from '../../_kit/store/store'
import { applyPart } from '../import/apply'
import { comparePart } from '../import/compare'
import { readFile } from '../import/read'
import { internal } from '../implementer'
import { writeExport } from '../export/write'
import { JOBS, type Job } from './job'
import { wakeSelf } from './wake-self'

/** Longer than a call may take (60 s): who holds the lease and is silent after it is dead. */
const LEASE_MS = 70_000
const STOP_AFTER_MS = 40_000
/** What fails as often as this in one place will fail again. */
const MOST_TRIES = 6

/** What one step of the work makes of the job; the compare-and-set on the job is what counts it once. */
export type Step = (job: Job) => Promise<Partial<Job>>

const STEPS: Partial<Record<Job['state'], Step>> = {
  reading: readFile,
  comparing: comparePart,
  applying: applyPart,
  writing: writeExport,
}

/** The job as changed and written, or undefined when somebody else wrote: then it is theirs. */
export const advance = async (job: Job, change: Partial<Job>): Promise<Job | undefined> => {
  const after = { ...job, ...change, version: job.version + 1 }
  return (await replace(JOBS, job, after)) === 'saved' ? after : undefined
}

const workOff = async (taken: Job, until: number): Promise<Job | undefined> => {
  let job: Job | undefined = taken
  while (job?.open && now() < until) {
    const step = STEPS[job.state]
    if (step === undefined) return advance(job, { open: false })
    job = await advance(job, { dueAt: now() + LEASE_MS, tries: 0, ...(await step(job)) })
  }
  return job
}

/**
 * Takes the job's lease and works until it is done or the time of a call is up, then hands it on. Nobody else works on
 * it meanwhile; a part that was worked on and not counted is worked on again, which is harmless.
 */
export const workOn = async (jobId: string): Promise<boolean> => {
  const started = now()
  const job = await load<Job>(JOBS, jobId)
  if (!job?.open || job.dueAt > started) return false
  if (job.tries >= MOST_TRIES) {
    await advance(job, { open: false, state: 'failed', problem: { code: 'stuck' } })
    return true
  }
  const taken = await advance(job, { dueAt: started + LEASE_MS, tries: job.tries + 1 })
  if (taken === undefined) return false
  const left = await workOff(taken, started + STOP_AFTER_MS)
  if (left?.open) {
    const free = await advance(left, { dueAt: now() })
    if (free !== undefined) await wakeSelf(free, now())
  }
  return true
}

/** As `workOn`; what fails stays leased and is taken up again when the lease has ended. */
export const tryToWorkOn = async (jobId: string): Promise<boolean> => {
  try {
    return await workOn(jobId)
  } catch (failure) {
    logFailure('job_failed', failure, { jobId })
    return false
  }
}

export const work = internal.work.handler(async ({ input, context: { call } }) => {
  admitFunction(call)
  return { worked: await tryToWorkOn(input.jobId) }
})
