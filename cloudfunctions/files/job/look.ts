import { admit } from '../../_kit/call'
import { list } from '../../_kit/store/store'
import { files } from '../implementer'
import { admitToJob } from './admit-to-job'
import { JOBS, type Job } from './job'
import { viewOf } from './job-view'
import { wakeSelf } from './wake-self'

const LAST = 10

/** How far a job is. Whoever waits for it also wakes it, should its own wake have been lost. */
export const job = files.job.handler(async ({ input, context: { call } }) => {
  const { job: found } = await admitToJob(call, input)
  await wakeSelf(found, call.now)
  return viewOf(found, call.now)
})

export const jobs = files.jobs.handler(async ({ input: { communityId }, context: { call } }) => {
  const asked = list<Job>({ collection: JOBS, index: 'byCommunity', equals: { communityId }, limit: LAST })
  const { value } = await admit(call, asked, () => ({ communityId }))
  return { jobs: value.map((one) => viewOf(one, call.now)) }
})
