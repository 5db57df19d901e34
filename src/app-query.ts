import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { LinkError } from './platform/link-error'
import { watchNetwork } from './platform/network'
import { watchVisibility } from './platform/visibility'

const MINUTE = 60_000

/** Reads are retried only when the call did not arrive; commands are repeated by their feature with the same id. */
const retry = (failures: number, error: Error): boolean => error instanceof LinkError && failures < 2

/** The app's cache of answers, told by the platform of network and visibility (taro.md §8). */
export function createQueryClient(): QueryClient {
  onlineManager.setEventListener((setOnline) => watchNetwork(setOnline))
  focusManager.setEventListener((setFocused) => watchVisibility(setFocused))
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 30 * MINUTE, retry, networkMode: 'online' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
