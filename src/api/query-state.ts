import { failureOf, type Failure } from './failure'

type Asked = { data: unknown; error: Error | null; fetchStatus: 'fetching' | 'paused' | 'idle' }

/** Why there is nothing to show; undefined while loading and whenever an earlier answer is there. */
export function failureOfQuery({ data, error, fetchStatus }: Asked): Failure | undefined {
  if (data !== undefined) return undefined
  if (error) return failureOf(error)
  // Without a network react-query waits instead of failing; a person must not look at grey shapes meanwhile.
  return fetchStatus === 'paused' ? { kind: 'offline', code: 'offline' } : undefined
}
