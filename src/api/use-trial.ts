import { useQuery } from '@tanstack/react-query'
import type { WhoAmI } from '../../contract/community/me'
import { api } from './api'
import { keys } from './keys'
import { useNow } from './use-now'

export type TrialShown = { until: number; now: number }

/** What the person tries out and until when, as it is known anyway: asks for nothing. Undefined without one. */
export function useTrial(): TrialShown | undefined {
  const { data } = useQuery<WhoAmI>({
    queryKey: keys.me,
    queryFn: () => api.community.me({}),
    enabled: false,
  })
  const now = useNow()
  const until = data?.trial?.until
  return until !== undefined && now < until ? { until, now } : undefined
}
