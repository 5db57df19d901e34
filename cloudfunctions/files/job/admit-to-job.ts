import type { Person } from '../../../domain/community/person'
import { admit, type Call } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { load } from '../../_kit/store/store'
import { JOBS, type Job } from './job'

/** The job that a member of staff of its community names. */
export const admitToJob = async (
  call: Call,
  { communityId, jobId }: { communityId: string; jobId: string },
): Promise<{ person: Person; job: Job }> => {
  const { person, value } = await admit(call, load<Job>(JOBS, jobId), () => ({ communityId }))
  if (value?.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
  return { person, job: value }
}
