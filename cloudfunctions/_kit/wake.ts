import type { Outbox } from '../../domain/notice/notice'
import { cloud } from './cloudbase'
import { seal } from './internal-seal'
import { pause } from './live'
import { logFailure } from './log'
import { requestOut } from './request-out'

const OUT_WITHIN_MS = 80

/** Never fails: what it is about has been written and acknowledged by then. */
const send = async (collection: Outbox, id: string, at: number): Promise<void> => {
  try {
    await cloud.callFunction({ name: 'notify', data: seal('notify.wake', { collection, id }, at) })
  } catch (failure) {
    logFailure('wake_lost', failure)
  }
}

/**
 * Tells notify that a document has something to hand over. Waits only for the request to be out, never for its answer;
 * what is lost here, notify's timer finds (design.md D4).
 */
export const wakeNotify = async (collection: Outbox, id: string, at: number): Promise<void> => {
  await Promise.race([requestOut(() => send(collection, id, at)), pause(OUT_WITHIN_MS)])
}
