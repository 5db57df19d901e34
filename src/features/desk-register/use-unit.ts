import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'

/** One unit with its tenures and changes. */
export function useUnit(communityId: string, unitId: string) {
  const query = useQuery({
    queryKey: [...keys.register(communityId), 'unit', unitId],
    queryFn: () => api.community.register.unit({ communityId, unitId }),
  })
  return { unit: query.data, failure: failureOfQuery(query), retry: () => void query.refetch() }
}
