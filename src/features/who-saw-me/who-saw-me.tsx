import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { failureOfQuery } from '../../api/query-state'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Empty } from '../../ui/empty'
import { FailureState } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { Line, Lines } from '../../ui/line'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { taskWord } from '../../ui/task-word'
import { say } from '../../ui/words'

const useSeen = () =>
  useInfiniteQuery({
    queryKey: ['audit', 'aboutMe'],
    queryFn: ({ pageParam }) => api.community.audit.aboutMe(pageParam === '' ? {} : { before: pageParam }),
    initialPageParam: '',
    getNextPageParam: (last) => last.before,
  })

function Body() {
  const query = useSeen()
  const failure = failureOfQuery(query)
  if (failure) return <FailureState failure={failure} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton of="line" count={4} />
  const lines = query.data.pages.flatMap((page) => page.lines)
  const now = query.data.pages[0]?.now ?? 0
  if (lines.length === 0)
    return <Empty picture="done" title={say('seen.none.title')} hint={say('seen.none.hint')} />
  return (
    <>
      <Lines>
        {lines.map(({ at, act, actor, self, reason, task }, index) => (
          <Line
            key={`${at}${index}`}
            title={say(`audit.${act}`)}
            note={[self ? say('seen.self') : actor, dayTime(at, now), reason, taskWord({ task })]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Lines>
      {query.hasNextPage && (
        <Button onPress={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {say('tickets.older')}
        </Button>
      )}
    </>
  )
}

/** What others saw of the caller or decided about them (domain.md §8). */
export function WhoSawMe() {
  return (
    <Page title={say('seen.title')}>
      <Card>{say('seen.note')}</Card>
      <Body />
    </Page>
  )
}
