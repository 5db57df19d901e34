import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PERIODS } from '../../../contract/insight'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'

export type Period = (typeof PERIODS)[number]
export type Work = Awaited<ReturnType<typeof api.insight.firms>>
/** One side of the work: a contractor firm, or a department of ours. */
export type Side = Omit<Work['firms'][number], 'firmId' | 'name'> & { key: string } & (
    { firm: string } | { department: Work['departments'][number]['department'] }
  )

/** What passes in the period is seen by asking; nobody decides by the second here. */
const REFRESH_MS = 60_000

const isIdle = ({ given, takenBack, done, reopened, rating, onTime }: Side): boolean =>
  given + takenBack + done + reopened + rating.count === 0 &&
  Object.values(onTime).every((share) => share.of === 0)

/** Every firm, then the departments in which something happened. */
const sidesOf = ({ firms, departments }: Work): Side[] => [
  ...firms.map(({ firmId, name, ...figures }) => ({ key: firmId, firm: name, ...figures })),
  ...departments
    .map(({ department, ...figures }) => ({ key: department, department, ...figures }))
    .filter((side) => !isIdle(side)),
]

/** Contractor firms and departments of a community over a period that is chosen. */
export function useWork(communityId: string) {
  const [days, setDays] = useState<Period>(7)
  const query = useQuery({
    queryKey: [...keys.insight, 'firms', communityId, days],
    queryFn: () => api.insight.firms({ communityId, days }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  })
  return {
    ...{ days, setDays },
    work: query.data,
    sides: query.data && sidesOf(query.data),
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
  }
}
