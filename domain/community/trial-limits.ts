import { dayOf, type Day, type Instant } from '../kernel/instant'

/** Trials that one person, and all visitors together, may begin on one calendar day: strangers must not fill the database. */
export const TRIALS_A_DAY = { person: 3, everybody: 100 } as const
/** What a visitor may report in one trial, and write on one of its tickets. */
export const MOST_IN_TRIAL = { tickets: 20, messages: 20 } as const

/** The trials that began on one day: by whom and which, as hashes that name nobody. */
export type TrialDay = { _id: Day; version: number; begun: { by: string; trial: string }[] }

export const trialDayId = (now: Instant): Day => dayOf(now)

/** The day with one trial more; 'known' when it was counted, else which limit it would pass. */
export const countTrial = (
  day: TrialDay,
  one: TrialDay['begun'][number],
): TrialDay | 'known' | 'person' | 'everybody' => {
  if (day.begun.some(({ trial }) => trial === one.trial)) return 'known'
  if (day.begun.filter(({ by }) => by === one.by).length >= TRIALS_A_DAY.person) return 'person'
  if (day.begun.length >= TRIALS_A_DAY.everybody) return 'everybody'
  return { ...day, version: day.version + 1, begun: [...day.begun, one] }
}

/** Whether visitors may try the program out; one document beside the installation's. */
export const TRY_OUT_ID = 'try_out'
export type TryOutEntry = { _id: typeof TRY_OUT_ID; version: number; open: boolean; commands: string[] }
