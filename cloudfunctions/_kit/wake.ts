import { cloud } from './cloudbase'
import { seal } from './internal-seal'
import { pause } from './live'
import { logFailure } from './log'

const OUT_WITHIN_MS = 80

/**
 * Tells notify that a document has something to hand over. Waits only for the request to be out; what is lost here,
 * notify's timer finds (design.md D4).
 */
export const wakeNotify = async (
  collection: 'tickets' | 'messages',
  id: string,
  at: number,
): Promise<void> => {
  const call = cloud
    .callFunction({ name: 'notify', data: seal('notify.wake', { collection, id }, at) })
    .catch((failure: unknown) => logFailure('wake_lost', failure))
  await Promise.race([call, pause(OUT_WITHIN_MS)])
}
