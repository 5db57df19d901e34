import type { Instant } from '../../../domain/kernel/instant'
import { inParallel } from '../../_kit/in-parallel'
import { now } from '../../_kit/live'
import { logFailure } from '../../_kit/log'
import { clearUploads } from '../../_kit/uploads'
import { dueChecks, settleCheck } from './ask'
import { removeOldVerdicts } from './verdicts'

const CHECKS_A_TICK = 100
const AT_ONCE = 5
const UPLOADS_A_TICK = 200
/** The function has 60 seconds, and tickets come first (tick.ts). */
const STOP_AFTER_MS = 48_000

/** What the timer does for photos, after the tickets. Done twice or at the same time it does no harm. */
export const tickPhotos = async (at: Instant): Promise<Record<string, number>> => {
  const late = (): boolean => now() - at > STOP_AFTER_MS
  let failed = 0
  const checks = await dueChecks(at, CHECKS_A_TICK)
  const checked = await inParallel(
    checks,
    AT_ONCE,
    async (check) => {
      try {
        await settleCheck(check, at)
      } catch (failure) {
        failed += 1
        logFailure('photo_check_failed', failure, { photoCheck: check._id })
      }
    },
    late,
  )
  if (!late()) await removeOldVerdicts(at)
  return { checked, checksFailed: failed, cleared: late() ? 0 : await clearUploads(at, UPLOADS_A_TICK) }
}
