import { pause, randomBelow } from './live'
import { refuse } from './refuse'
import { replace, type Document } from './store/store'

const TRIES = 4

/**
 * A command as one compare-and-set (design.md D3): decide on what was read, write if nobody wrote since, else read and
 * decide again, up to four times with jitter. `decide` returns undefined when there is nothing to change.
 */
export const commit = async <T extends Document>(
  collection: string,
  first: T,
  reload: () => Promise<T | undefined>,
  decide: (state: T) => T | undefined | Promise<T | undefined>,
): Promise<{ after: T; changed: boolean }> => {
  let state = first
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const after = await decide(state)
    if (after === undefined) return { after: state, changed: false }
    if ((await replace(collection, state, after)) === 'saved') return { after, changed: true }
    await pause(randomBelow(20 * 2 ** attempt))
    const fresh = await reload()
    if (fresh === undefined) throw refuse('NOT_FOUND', 'not_found')
    state = fresh
  }
  throw refuse('BUSY', 'busy')
}
