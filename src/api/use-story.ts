import { useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TicketView, TimelineItem } from '../../contract/ticket'
import { api } from './api'
import { failureOf, type Failure } from './failure'
import { keys } from './keys'
import { saidSince, type PhotosSaid } from './photos-said'

/** Links to photos last an hour; the pages themselves never change. */
const FRESH_MS = 30 * 60_000

export type Story = Pick<TicketView, 'timeline' | 'photoLinks' | 'photoTiles'> & {
  /** There when more lies before what is shown. */
  more: (() => void) | undefined
  busy: boolean
  failure: Failure | undefined
}

/** Where going back began, and every view seen since: as new messages come, a view lets go of its oldest. */
type Back = { from: string; last: TicketView } & Pick<TicketView, 'timeline' | 'photoLinks' | 'photoTiles'>

const follow = (back: Back, view: TicketView): Back | undefined => {
  const known = new Set(back.timeline.map(({ id }) => id))
  // So much came at once that something in between was never seen: from there it is asked again.
  if (!view.timeline.some(({ id }) => known.has(id))) return undefined
  const news = view.timeline.filter(({ id }) => !known.has(id))
  return {
    from: back.from,
    last: view,
    timeline: [...back.timeline, ...news],
    ...saidSince(back, view),
  }
}

const inOrder = (items: readonly TimelineItem[]): TimelineItem[] => [...items].sort((a, b) => a.at - b.at)

type Asked = { error: Error | null; fetchStatus: 'fetching' | 'paused' | 'idle' }

/** Why the last page did not come; without a network react-query waits instead of failing. */
const failureOfPages = ({ error, fetchStatus }: Asked): Failure | undefined => {
  if (fetchStatus === 'paused') return { kind: 'offline', code: 'offline' }
  return error && fetchStatus === 'idle' ? failureOf(error) : undefined
}

/** A ticket's story: what its view shows, and before it what the reader asks for (contract ticket.earlier). */
export function useStory(view: TicketView): Story {
  const { ticketId, earlier } = view
  const [back, setBack] = useState<Back>()
  if (back && back.last !== view) setBack(back.last.ticketId === ticketId ? follow(back, view) : undefined)
  const from = back?.from ?? ''
  const query = useInfiniteQuery({
    queryKey: keys.earlier(ticketId, from),
    queryFn: ({ pageParam }) => api.ticket.earlier({ ticketId, before: pageParam }),
    initialPageParam: from,
    getNextPageParam: (last) => last.earlier,
    enabled: back !== undefined,
    staleTime: FRESH_MS,
  })
  const { timeline, photoLinks, photoTiles } = view
  const begin =
    earlier === undefined
      ? undefined
      : () => setBack({ from: earlier, last: view, timeline, photoLinks, photoTiles })
  if (!back) return { ...view, more: begin, busy: false, failure: undefined }
  const pages = query.data?.pages ?? []
  const goOn = query.data ? () => void query.fetchNextPage() : () => void query.refetch()
  return {
    timeline: inOrder([...pages.flatMap(({ timeline }) => timeline), ...back.timeline]),
    // What is looked at every few seconds is newer than pages that were read once.
    ...saidSince(pages.reduce<PhotosSaid>(saidSince, { photoLinks: {}, photoTiles: {} }), back),
    more: query.data && !query.hasNextPage ? undefined : goOn,
    busy: query.isFetching && (!query.data || query.isFetchingNextPage),
    failure: failureOfPages(query),
  }
}
