import { cloud } from '../../_kit/cloudbase'
import { seal } from '../../_kit/internal-seal'
import { pause } from '../../_kit/live'
import { logFailure } from '../../_kit/log'
import { requestOut } from '../../_kit/request-out'
import type { Job } from './job'

const OUT_WITHIN_MS = 80

const send = async (jobId: string, at: number): Promise<void> => {
  try {
    await cloud.callFunction({ name: 'files', data: seal('files.work', { jobId }, at) })
  } catch (failure) {
    logFailure('wake_lost', failure)
  }
}

/**
 * Lets another call of this function work on the job. Waits only for the request to be out; what is lost here, the next
 * look of the person who waits finds, or the timer.
 */
export const wakeSelf = async ({ _id, open, dueAt }: Job, at: number): Promise<void> => {
  if (!open || dueAt > at) return
  await Promise.race([requestOut(() => send(_id, at)), pause(OUT_WITHIN_MS)])
}
