import { createHash } from 'node:crypto'
import type { Community } from '../../../domain/community/community'
import type { Person } from '../../../domain/community/person'
import { DAY } from '../../../domain/kernel/instant'
import { refuse } from '../../_kit/refuse'
import { insert, load } from '../../_kit/store/store'
import { JOBS, NO_COUNTS, type Job } from './job'
import { wakeSelf } from './wake-self'

/** Names and numbers of a whole community are not kept longer than somebody needs to look at a preview. */
const KEPT_DAYS = { register_import: 7, register_export: 1 }

type Wanted = Pick<Job, 'kind' | 'fileName' | 'newBuildings'> & {
  communityId: string
  commandId: string
  fileId?: string
}

/** Writes the job down and lets it be worked on; the same command again answers the same job. */
export const beginJob = async (wanted: Wanted, person: Person, now: number): Promise<Job> => {
  const { communityId, commandId, ...rest } = wanted
  const community = await load<Community>('communities', communityId)
  if (community === undefined) throw refuse('NOT_FOUND', 'not_found')
  const id = createHash('sha256').update(`${person._id} ${commandId}`).digest('hex').slice(0, 24)
  const job: Job = {
    _id: `j${id}`,
    version: 1,
    communityId,
    communityName: community.name,
    ...rest,
    state: wanted.kind === 'register_import' ? 'reading' : 'writing',
    open: true,
    dueAt: now,
    expiresAt: now + KEPT_DAYS[wanted.kind] * DAY,
    createdAt: now,
    by: { personId: person._id, name: person.name },
    headings: [],
    total: 0,
    parts: 0,
    tries: 0,
    cursor: 0,
    counts: NO_COUNTS,
    notes: [],
  }
  const kept = (await insert(JOBS, job)) === 'inserted' ? job : ((await load<Job>(JOBS, job._id)) ?? job)
  await wakeSelf(kept, now)
  return kept
}
