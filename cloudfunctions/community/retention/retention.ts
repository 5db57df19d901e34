import type { Instant } from '../../../domain/kernel/instant'
import { now } from '../../_kit/live'
import { logFailure } from '../../_kit/log'
import { bindingKeeper } from './bindings'
import { firmKeeper } from './firms'
import { householdKeeper } from './households'
import { removeLogs } from './logs'
import { ticketKeeper } from './tickets'

/** Documents of one kind that one tick settles. */
const PER_TICK = 40
/** The function has 20 seconds, and others work before this. */
const STOP_AFTER_MS = 8000

type Keeper<T> = { due: (limit: number) => Promise<T[]>; settle: (document: T) => Promise<void> }

/** One document that cannot be settled must not keep the others. */
const settleDue = async <T extends { _id: string }>(
  { due, settle }: Keeper<T>,
  late: () => boolean,
): Promise<number> => {
  let settled = 0
  for (const document of await due(PER_TICK)) {
    if (late()) break
    try {
      await settle(document)
      settled += 1
    } catch (failure) {
      logFailure('retention_failed', failure, { id: document._id })
    }
  }
  return settled
}

/**
 * What has served its time goes (domain.md §8): each tick a bounded number of what is due by an index, whatever exists.
 * A death anywhere leaves documents that are still due; the next tick takes them up.
 */
export const keepTerms = async (at: Instant): Promise<{ retired: number; removed: number }> => {
  const late = (): boolean => now() - at > STOP_AFTER_MS
  const tickets = await settleDue(ticketKeeper(at), late)
  const households = await settleDue(householdKeeper(at), late)
  const people = await settleDue(bindingKeeper(at), late)
  const firms = await settleDue(firmKeeper(at), late)
  return { retired: tickets + households + people + firms, removed: await removeLogs(at, late) }
}
