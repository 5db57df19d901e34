import { useInfiniteQuery } from '@tanstack/react-query'
import type { InboxEntry } from '../../../contract/notify'
import { sideOf } from '../../../domain/notice/notice'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useInboxRead } from '../../api/use-inbox-read'
import { useMe } from '../../api/use-me'
import { useNow } from '../../api/use-now'
import { open } from '../../platform/navigate'

/** What I was told, newest first. Opening an entry marks what was told of its ticket until then as read. */
export function useInbox() {
  const me = useMe()
  const query = useInfiniteQuery({
    queryKey: keys.inboxList,
    queryFn: ({ pageParam }) => api.notify.inbox.list(pageParam === '' ? {} : { before: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.before,
    enabled: me.who?.personId !== undefined,
  })
  const reading = useInboxRead()
  const entries = query.data?.pages.flatMap((page) => page.entries)
  const newest = entries?.[0]

  const openEntry = (entry: InboxEntry): void => {
    if (entry.readAt === undefined)
      void reading.run({ until: entry.at, ...(entry.ticketId && { ticketId: entry.ticketId }) })
    if (FOR_HOMES.includes(entry.kind)) void open('homes', {})
    if (FOR_DEPUTIES.includes(entry.kind)) void open('staffDeputies', {})
    if (!entry.ticketId) return
    void open(isForStaff(entry, me.isStaff) ? 'staffJob' : 'ticket', { id: entry.ticketId })
  }
  return {
    me,
    entries,
    unread: entries?.filter(({ readAt }) => readAt === undefined).length ?? 0,
    failure: failureOfQuery(query),
    refresh: () => query.refetch(),
    refreshing: query.isRefetching,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    loadingMore: query.isFetchingNextPage,
    now: useNow(),
    openEntry,
    readAll: newest && (() => void reading.run({ until: newest.at })),
    reading,
  }
}

/** What was decided about a home is seen where the homes are. */
const FOR_HOMES: readonly InboxEntry['kind'][] = ['home_approved', 'home_refused']

const FOR_DEPUTIES: readonly InboxEntry['kind'][] = ['deputy_named', 'deputy_ended']

/** Which page an entry is about. A confirmation tells both sides; whoever works here is told as staff. */
const isForStaff = ({ kind }: InboxEntry, isStaff: boolean): boolean => {
  const side = sideOf(kind)
  return side === 'staff' || (side === 'either' && isStaff)
}
export type InboxState = ReturnType<typeof useInbox>
