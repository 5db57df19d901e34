import { useInfiniteQuery, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import type { TicketCard } from '../../contract/ticket'
import { api } from './api'
import type { Failure } from './failure'
import { keys } from './keys'
import { failureOfQuery } from './query-state'

export type TicketList = {
  /** Absent while loading, or when it failed. */
  cards: TicketCard[] | undefined
  failure: Failure | undefined
  refresh: () => Promise<unknown>
  refreshing: boolean
  /** There when the server has more. */
  more: (() => void) | undefined
  loadingMore: boolean
}

export type ListOptions = { box: 'mine' | 'jobs' | 'offered'; open?: boolean; enabled?: boolean }

const PAGE = 20

/** One of the caller's lists, a page at a time (contract ticket.list). */
export function useTicketList({ box, open = true, enabled = true }: ListOptions): TicketList {
  const query = useInfiniteQuery({
    queryKey: keys.list(box, open),
    queryFn: ({ pageParam }) =>
      api.ticket.list({ box, open, limit: PAGE, ...(pageParam === '' ? {} : { before: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.before,
    enabled,
  })
  return {
    cards: query.data?.pages.flatMap(({ cards }) => cards),
    failure: failureOfQuery(query),
    refresh: () => query.refetch(),
    refreshing: query.isRefetching,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
  }
}

type Pages = InfiniteData<{ cards: TicketCard[] }>

/** Takes a job off the lists of work before they are asked again: somebody else has it. */
export function dropJob(client: QueryClient, ticketId: string): void {
  for (const box of ['jobs', 'offered'] as const)
    client.setQueryData<Pages>(
      keys.list(box, true),
      (known) =>
        known && {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            cards: page.cards.filter((card) => card.ticketId !== ticketId),
          })),
        },
    )
}
