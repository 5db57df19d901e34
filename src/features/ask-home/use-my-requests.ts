import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useMe } from '../../api/use-me'
import { storage } from '../../platform/storage'

/** The front desk may answer while the page is open. */
const LOOK_AGAIN_MS = 30_000
const ASKED = 'asked-home'

/** The caller's requests, newest first; an approval makes the home appear. */
export function useMyRequests(enabled: boolean) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: keys.myRequests,
    queryFn: () => api.community.home.myRequests({}),
    enabled,
    refetchInterval: ({ state }) =>
      state.data?.requests.some(({ state: is }) => is === 'waiting') ? LOOK_AGAIN_MS : false,
  })
  const approved = query.data?.requests.filter(({ state }) => state === 'approved').length ?? 0
  useEffect(() => {
    if (approved > 0) void client.invalidateQueries({ queryKey: keys.me })
  }, [approved, client])
  return query
}

/** From then on the first screen of this phone looks for an answer. */
export const rememberAsked = (): void => storage.write(ASKED, true)

/**
 * The request that is still to be answered; for somebody without a home also one that was refused last. Whoever has a
 * home and asked for no other from this phone is spared the call (design.md §4: first screen one call).
 */
export function useOpenRequest() {
  const { who } = useMe()
  const homeless = who?.homes.length === 0
  const asks = who?.consent !== undefined && (homeless || storage.read<boolean>(ASKED) === true)
  const [newest, ...others] = useMyRequests(asks).data?.requests ?? []
  const waiting = [newest, ...others].find((request) => request?.state === 'waiting')
  const answered = newest !== undefined && waiting === undefined
  useEffect(() => {
    if (answered) storage.remove(ASKED)
  }, [answered])
  return waiting ?? (homeless && newest?.state === 'refused' ? newest : undefined)
}
