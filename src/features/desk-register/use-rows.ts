import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'

export type Kind = 'add' | 'change' | 'refuse' | 'moved'

/** Rows of one kind of an import, a hundred at a time. */
export function useRows(communityId: string, jobId: string, kind: Kind, state: string) {
  const query = useInfiniteQuery({
    queryKey: [...keys.job(jobId), 'rows', kind, state],
    queryFn: ({ pageParam }) => api.files.import.rows({ communityId, jobId, kind, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.after,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows),
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    next: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    busy: query.isFetchingNextPage,
  }
}
