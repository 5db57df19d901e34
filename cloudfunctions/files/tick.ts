import { cloud } from '../_kit/cloudbase'
import { now } from '../_kit/live'
import { command, list, removeAll } from '../_kit/store/store'
import { JOBS, PARTS, type Job } from './job/job'
import { tryToWorkOn } from './job/work'

const PER_TICK = 20
const STOP_AFTER_MS = 40_000

const dueJobs = (at: number): Promise<Job[]> =>
  list<Job>({
    collection: JOBS,
    index: 'due',
    equals: { open: true },
    range: { field: 'dueAt', condition: command.lte(at) },
    limit: PER_TICK,
    fields: ['dueAt'],
  })

/** Takes everything of the file away: its rows, what was made of it, and the upload should it still be there. */
export const forget = async ({ _id, fileId, resultId }: Job): Promise<void> => {
  const kept = [fileId, resultId].filter((id) => id !== undefined)
  await Promise.all([
    removeAll({ collection: PARTS, index: 'byJob', equals: { jobId: _id } }),
    kept.length > 0 ? cloud.deleteFile({ fileList: kept }) : undefined,
  ])
}

const forgetOld = async (at: number): Promise<number> => {
  const range = { field: 'expiresAt', condition: command.lte(at) }
  const old = await list<Job>({ collection: JOBS, index: 'old', equals: {}, range, limit: PER_TICK })
  await Promise.all(old.map(forget))
  const last = old.at(-1)
  if (last === undefined) return 0
  const gone = { field: 'expiresAt', condition: command.lte(last.expiresAt) }
  return removeAll({ collection: JOBS, index: 'old', equals: {}, range: gone })
}

/** The timer (every five minutes): takes up jobs whose wake was lost or whose worker died, and forgets old ones. */
export const tick = async (): Promise<Record<string, number>> => {
  const at = now()
  const due = await dueJobs(at)
  let worked = 0
  for (const { _id } of due) {
    if (now() - at > STOP_AFTER_MS) break
    if (await tryToWorkOn(_id)) worked += 1
  }
  return { due: due.length, worked, forgotten: await forgetOld(at) }
}
