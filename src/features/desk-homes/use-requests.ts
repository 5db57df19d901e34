import { useState } from 'react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { HomeRequestView } from '../../../contract/community/home'
import type { REQUEST_STATES } from '../../../domain/community/home-request'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'

export type RequestState = (typeof REQUEST_STATES)[number]
const LOOK_AGAIN_MS = 30_000

/** Requests for homes of one state: those waiting oldest first, the others newest first. */
export function useRequests(communityId: string) {
  const client = useQueryClient()
  const [state, setState] = useState<RequestState>('waiting')
  const [opened, setOpened] = useState<HomeRequestView>()
  const query = useInfiniteQuery({
    queryKey: [...keys.homeRequests(communityId), state],
    queryFn: ({ pageParam }) =>
      api.community.home.requests({ communityId, state, ...(pageParam !== '' && { before: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.before,
    refetchInterval: state === 'waiting' ? LOOK_AGAIN_MS : false,
  })
  return {
    state,
    show: (next: RequestState) => {
      setState(next)
      setOpened(undefined)
    },
    requests: query.data?.pages.flatMap((page) => page.requests),
    now: query.data?.pages[0]?.now ?? 0,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
    opened,
    open: setOpened,
    close: () => setOpened(undefined),
    refresh: () => void client.invalidateQueries({ queryKey: keys.homeRequests(communityId) }),
  }
}
export type Requests = ReturnType<typeof useRequests>
