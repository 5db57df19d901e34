import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useMe, type Home } from '../../api/use-me'

/** What a report may be about: a home of the caller, or the public places of a community; `householdId` is empty then. */
export type Spot = Pick<Home, 'householdId' | 'communityId' | 'communityName' | 'unitLabel' | 'dutyPhone'>

export const isPublic = ({ householdId }: Pick<Spot, 'householdId'>): boolean => householdId === ''

/** Of several communities none is guessed. */
const NOT_CHOSEN: Spot = { householdId: '', communityId: '', communityName: '', unitLabel: '', dutyPhone: '' }

type Spots = {
  /** Absent while loading, or when nothing can be reported about. */
  current: Spot | undefined
  all: readonly Spot[]
  loading: boolean
  failure: Failure | undefined
  retry: () => void
}

/** The caller's homes, or for somebody without one every community's public places (domain.md §2). */
export function useSpots(): Spots {
  const me = useMe()
  const homeless = me.who?.homes.length === 0
  const places = useQuery({
    queryKey: keys.communities,
    queryFn: () => api.community.home.communities({}),
    enabled: homeless,
  })
  if (!homeless)
    return {
      ...{ current: me.home, all: me.who?.homes ?? [], loading: me.who === undefined },
      ...{ failure: me.failure, retry: me.retry },
    }
  const all = (places.data?.communities ?? []).map(({ communityId, name, dutyPhone }) => ({
    ...{ householdId: '', unitLabel: '', communityId, communityName: name, dutyPhone },
  }))
  return {
    ...{ current: all.length > 1 ? NOT_CHOSEN : all[0], all, loading: places.data === undefined },
    ...{ failure: failureOfQuery(places), retry: () => void places.refetch() },
  }
}
