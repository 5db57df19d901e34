import { createHash } from 'node:crypto'
import { countTrial, trialDayId, TRIALS_A_DAY, type TrialDay } from '../../../domain/community/trial-limits'
import { DAY, type Instant } from '../../../domain/kernel/instant'
import { commit } from '../../_kit/command'
import { insert, load, removeThese } from '../../_kit/store/store'

const loadDay = (_id: string) => load<TrialDay>('trial_days', _id)

/** Only of this day, and nobody's id: from the count nobody is found again. */
const markOf = (text: string, day: string): string =>
  createHash('sha256').update(`trial:${day}:${text}`).digest('hex').slice(0, 16)

const dayThere = async (_id: string): Promise<TrialDay> => {
  const empty: TrialDay = { _id, version: 1, begun: [] }
  const known = await loadDay(_id)
  if (known !== undefined) return known
  await insert('trial_days', empty)
  return (await loadDay(_id)) ?? empty
}

/** Counts one trial, however often it is asked to; 'known' when it was counted before, else the limit it would pass. */
export const countOn = async (
  personId: string,
  communityId: string,
  now: Instant,
): Promise<'counted' | 'known' | keyof typeof TRIALS_A_DAY> => {
  const id = trialDayId(now)
  const one = { by: markOf(personId, id), trial: markOf(communityId, id) }
  let outcome: ReturnType<typeof countTrial> = 'known'
  await commit(
    'trial_days',
    await dayThere(id),
    () => loadDay(id),
    (state) => {
      outcome = countTrial(state, one)
      return typeof outcome === 'string' ? undefined : outcome
    },
  )
  return typeof outcome === 'string' ? outcome : 'counted'
}

/** Days in whose documents nobody counts any more; a week of them, should the timer have stood still. */
export const forgetDays = (now: Instant): Promise<number> =>
  removeThese(
    'trial_days',
    [2, 3, 4, 5, 6, 7, 8].map((days) => trialDayId(now - days * DAY)),
  )
