import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { api } from './api/api'
import { startRecovery } from './api/recover'
import { LinkError } from './platform/link-error'
import { random } from './platform/live'
import { watchNetwork } from './platform/network'
import { watchVisibility } from './platform/visibility'

const MINUTE = 60_000

/** Reads are retried only when the call did not arrive; commands are repeated by their feature with the same id. */
const retry = (failures: number, error: Error): boolean =>
  // Whoever has waited 15 s for an answer is told so; recovery asks again by itself (api/recover.ts).
  error instanceof LinkError && error.kind !== 'timeout' && failures < 2

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

/** What could not be read comes by itself once the server is back. One read is the probe. */
export const recoverByItself = (client: QueryClient): (() => void) =>
  startRecovery(client, {
    probe: () => api.notify.inbox.head({ offers: false }),
    watchVisibility,
    watchNetwork,
    random,
  })
