import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useDeskScope } from './use-desk-scope'

const LOOK_AGAIN_MS = 60_000

/** Requests for homes that wait for the front desk: what the first page holds, which is more than anybody counts. */
export function useWaiting(): number {
  const { community } = useDeskScope('deskHomes')
  const communityId = community?.communityId ?? ''
  const query = useQuery({
    queryKey: [...keys.homeRequests(communityId), 'count'],
    queryFn: () => api.community.home.requests({ communityId, state: 'waiting' }),
    enabled: community !== undefined,
    refetchInterval: LOOK_AGAIN_MS,
    retry: false,
  })
  return query.data?.requests.length ?? 0
}
