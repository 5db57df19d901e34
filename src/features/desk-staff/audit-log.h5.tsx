import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditLine } from '../../../contract/community/audit'
import { api } from '../../api/api'
import { failureOfQuery } from '../../api/query-state'
import { objectWord } from '../../ui/audit-words'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import type { Column } from '../../ui/data-table.types'
import { FailureState } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Skeleton } from '../../ui/skeleton'
import { taskWord } from '../../ui/task-word'
import { say } from '../../ui/words'

type Numbered = AuditLine & { n: number }

const columnsAt = (now: number): Column<Numbered>[] => [
  { id: 'at', head: say('audit.when'), cell: ({ at }) => dayTime(at, now), width: '160px' },
  { id: 'actor', head: say('audit.who'), cell: ({ actor }) => actor, width: '120px' },
  { id: 'act', head: say('audit.act'), cell: ({ act }) => say(`audit.${act}`), width: '200px' },
  { id: 'about', head: say('audit.about'), cell: objectWord },
  {
    id: 'reason',
    head: say('audit.reason'),
    cell: (line) => [line.reason, taskWord(line)].filter(Boolean).join(' · '),
  },
]

/** Who did what that only some may do (domain.md §8), newest first. */
export function AuditLog({ communityId }: { communityId: string }) {
  const query = useInfiniteQuery({
    queryKey: ['audit', communityId],
    queryFn: ({ pageParam }) =>
      api.community.audit.list({ communityId, ...(pageParam !== '' && { before: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.before,
    gcTime: 0,
  })
  const failure = failureOfQuery(query)
  if (failure) return <FailureState failure={failure} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton of="line" count={8} />
  const rows = query.data.pages.flatMap((page) => page.lines).map((line, n) => ({ ...line, n }))
  return (
    <>
      <DataTable
        caption={say('audit.title')}
        columns={columnsAt(query.data.pages[0]?.now ?? 0)}
        rows={rows}
        keyOf={({ n }) => String(n)}
        empty={say('audit.none')}
      />
      {query.hasNextPage && (
        <Button onPress={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {say('tickets.older')}
        </Button>
      )}
    </>
  )
}
