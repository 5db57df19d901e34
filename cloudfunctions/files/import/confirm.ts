import { say } from '../../../contract/sentences'
import { record } from '../../_kit/audit'
import { commit } from '../../_kit/command'
import { load } from '../../_kit/store/store'
import { files } from '../implementer'
import { admitToJob } from '../job/admit-to-job'
import { JOBS, type Job, type JobState } from '../job/job'
import { viewOf } from '../job/job-view'
import { wakeSelf } from '../job/wake-self'
import { forget } from '../tick'

type WrongStep = (more: { data: { sentence: string } }) => Error

/** Moves a job from one of `from` on; a job that has been moved already is answered as it is. */
const move = async (
  job: Job,
  from: readonly JobState[],
  already: readonly JobState[],
  change: Partial<Job>,
  wrongStep: WrongStep,
): Promise<Job> => {
  const reload = () => load<Job>(JOBS, job._id)
  const { after } = await commit(JOBS, job, reload, (state) => {
    if (already.includes(state.state)) return undefined
    if (state.kind !== 'register_import' || !from.includes(state.state))
      throw wrongStep({ data: { sentence: say('import_not_ready') } })
    return { ...state, ...change, version: state.version + 1 }
  })
  return after
}

/** The person has seen the preview: what it showed is written now. */
export const confirm = files.import.confirm.handler(async ({ input, context: { call }, errors }) => {
  const { person, job } = await admitToJob(call, input)
  if (job.kind === 'register_import' && job.state === 'ready')
    await record(job._id, {
      ...{ communityId: job.communityId, at: call.now, actorId: person._id },
      ...{ act: 'register_imported', ref: job._id, object: job.fileName },
    })
  const change = { state: 'applying' as const, open: true, dueAt: call.now, cursor: 0 }
  const after = await move(job, ['ready'], ['applying', 'done'], change, errors.WRONG_STEP)
  await wakeSelf(after, call.now)
  return viewOf(after, call.now)
})

/** Forgets a preview and everything of its file. What is being written can no longer be called back. */
export const discard = files.import.discard.handler(async ({ input, context: { call }, errors }) => {
  const { job } = await admitToJob(call, input)
  const change = { state: 'discarded' as const, open: false }
  const from = ['reading', 'comparing', 'ready', 'failed'] as const
  const after = await move(job, from, ['discarded'], change, errors.WRONG_STEP)
  await forget(after)
  return viewOf(after, call.now)
})
