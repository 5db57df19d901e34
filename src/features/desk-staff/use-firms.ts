import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FirmView } from '../../../contract/community/firms'
import { api } from '../../api/api'
import { failureOfQuery } from '../../api/query-state'

export type { FirmView }

/** The contractor firms of a community. */
export function useFirms(communityId: string) {
  const client = useQueryClient()
  const queryKey = ['firms', communityId] as const
  const query = useQuery({ queryKey, queryFn: () => api.community.firms.list({ communityId }) })
  return {
    firms: query.data?.firms,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    refresh: () => client.invalidateQueries({ queryKey }),
    /** What the server has now; undefined when it did not answer. */
    reload: async () => (await query.refetch()).data?.firms,
  }
}
export type FirmsState = ReturnType<typeof useFirms>
