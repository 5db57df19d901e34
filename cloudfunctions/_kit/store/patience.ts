import { isBusy } from '../failures'
import { pause, randomBelow } from '../live'

const TRIES = 4

/** Repeats an operation that the service refused for being busy, with jitter (design.md §3). */
export const patiently = async <T>(operation: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation()
    } catch (failure) {
      if (!isBusy(failure) || attempt === TRIES) throw failure
      await pause(randomBelow(40 * 2 ** attempt) + 10)
    }
  }
}
