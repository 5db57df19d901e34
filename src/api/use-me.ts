import { useQuery } from '@tanstack/react-query'
import type { WhoAmI } from '../../contract/community/me'
import { storage } from '../platform/storage'
import { api } from './api'
import { chooseHome, useChosenHome } from './current-home'
import type { Failure } from './failure'
import { keys } from './keys'
import { failureOfQuery } from './query-state'

export type Home = WhoAmI['homes'][number]
export type Me = {
  /** Absent while loading, or when it failed and nothing is known from earlier. */
  who: WhoAmI | undefined
  failure: Failure | undefined
  retry: () => void
  /** The home this phone reports for: the chosen one, else the first. */
  home: Home | undefined
  chooseHome: (householdId: string) => void
  isStaff: boolean
}

const KEPT = 'me'
const FRESH = 10 * 60_000
/** Who has neither home nor role may be given one any moment. */
const FRESH_NOBODY = 15_000

const freshFor = (who: WhoAmI | undefined): number =>
  who && who.homes.length + who.roles.length > 0 ? FRESH : FRESH_NOBODY

async function ask(): Promise<WhoAmI> {
  const who = await api.community.me({})
  storage.write(KEPT, who)
  return who
}

/** Who the caller is, with what was known last time until the answer is here (design.md §4: first screen one call). */
export function useMe(): Me {
  const query = useQuery({
    queryKey: keys.me,
    queryFn: ask,
    staleTime: ({ state }) => freshFor(state.data),
    initialData: () => storage.read<WhoAmI>(KEPT),
    initialDataUpdatedAt: () => storage.read<WhoAmI>(KEPT)?.now ?? 0,
  })
  const chosen = useChosenHome()
  const who = query.data
  return {
    who,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    home: who?.homes.find(({ householdId }) => householdId === chosen) ?? who?.homes[0],
    chooseHome,
    isStaff: (who?.roles.length ?? 0) > 0,
  }
}
