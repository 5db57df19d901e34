import { useQuery } from '@tanstack/react-query'
import type { JobView } from '../../../contract/files'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'

const WORKING: readonly JobView['state'][] = ['reading', 'comparing', 'applying', 'writing']
const LOOK_AGAIN_MS = 1500

export const isWorking = (job: JobView | undefined): boolean =>
  job !== undefined && WORKING.includes(job.state)

/** A job, looked at until nobody works on it any more; looking also wakes it (cloudfunctions/files/job/look.ts). */
export function useJob(communityId: string, jobId: string | undefined) {
  const query = useQuery({
    queryKey: keys.job(jobId ?? ''),
    queryFn: () => api.files.job({ communityId, jobId: jobId ?? '' }),
    enabled: jobId !== undefined,
    refetchInterval: ({ state }) =>
      isWorking(state.data) || state.data === undefined ? LOOK_AGAIN_MS : false,
  })
  return { job: query.data, failure: failureOfQuery(query), refetch: () => void query.refetch() }
}
