import type { Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { insert, load, type Document } from '../../_kit/store/store'

const WINDOW_MS = 5 * 60_000
const WRONG_ALLOWED = 10

/** Wrong codes of one person since `since`; one small document a person. */
type Tries = Document & { since: Instant; wrong: number }

const COLLECTION = 'desk_login_tries'
const reload = (personId: string) => () => load<Tries>(COLLECTION, personId)

const triesOf = async (personId: string, now: Instant): Promise<Tries> => {
  const known = await load<Tries>(COLLECTION, personId)
  if (known !== undefined) return known
  const none: Tries = { _id: personId, version: 1, since: now, wrong: 0 }
  await insert(COLLECTION, none)
  return none
}

const count = (tries: Tries, by: 1 | -1, now: Instant): Tries => {
  const past = now - tries.since >= WINDOW_MS
  const wrong = Math.max(0, (past ? 0 : tries.wrong) + by)
  return { ...tries, version: tries.version + 1, since: past ? now : tries.since, wrong }
}

const isSpent = ({ since, wrong }: Tries, now: Instant): boolean =>
  wrong >= WRONG_ALLOWED && now - since < WINDOW_MS

/**
 * Looks a code up at the price of one try, given back when the code was right. Paid before looking, so that a hundred
 * guesses sent at once are no more than ten.
 * @returns what `find` found; 'spent' when ten wrong codes were tried within five minutes
 */
export const tryCode = async <T>(
  personId: string,
  now: Instant,
  find: () => Promise<T | undefined>,
): Promise<T | undefined | 'spent'> => {
  const paid = await commit(COLLECTION, await triesOf(personId, now), reload(personId), (tries) =>
    isSpent(tries, now) ? undefined : count(tries, 1, now),
  )
  if (!paid.changed) return 'spent'
  const found = await find()
  if (found !== undefined) {
    await commit(COLLECTION, paid.after, reload(personId), (tries) => count(tries, -1, now))
  }
  return found
}
