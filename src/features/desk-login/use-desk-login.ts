import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { failureOf } from '../../api/failure'
import { failureOfQuery } from '../../api/query-state'
import { browserName } from '../../platform/browser-name'
import { replace } from '../../platform/navigate'
import { signInWithTicket } from '../../platform/session'
import { useCodePicture } from './use-code-picture'

const POLL_MS = 2000

type Login = Awaited<ReturnType<typeof api.community.deskLogin.start>>
/** `notMine`: a phone said that it is somebody else's. `refused`: the ticket was not taken. */
type Step = 'waiting' | 'expired' | 'notMine' | 'refused' | 'entered'
type Why = Exclude<Step, 'waiting' | 'entered'>

/** One question whether the phone has confirmed; the ticket is answered once and exchanged at once (design.md D7). */
async function collect({ loginId, secret }: Login): Promise<Step> {
  try {
    const { state, ticket } = await api.community.deskLogin.collect({ loginId, secret })
    if (state === 'refused') return 'notMine'
    if (ticket === undefined) return 'waiting'
    return (await signInWithTicket(ticket)) ? 'entered' : 'refused'
  } catch (error) {
    if (failureOf(error).code === 'CODE_EXPIRED') return 'expired'
    throw error
  }
}

/** Shows a code, asks every 2 s while the window is visible, draws a new code when it expires, and enters. */
export function useDeskLogin() {
  const cache = useQueryClient()
  const [round, setRound] = useState<{ n: number; why?: Why }>({ n: 0 })
  const start = useQuery({
    queryKey: ['deskLogin', 'start', round.n],
    queryFn: () => api.community.deskLogin.start({ browser: browserName() }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const login = start.data
  const go = (step: Step): void => {
    if (step === 'waiting') return
    if (step !== 'entered') {
      // Somebody said no: nobody may be at this desk, so another code waits for a hand.
      setRound(({ n }) => ({ n: step === 'notMine' ? n : n + 1, why: step }))
      return
    }
    // What was asked as nobody is not what this person may see.
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'deskLogin' })
    void replace('deskLive', {})
  }
  const polling = useQuery({
    queryKey: ['deskLogin', 'collect', login?.loginId],
    queryFn: async () => {
      if (login === undefined) return 'waiting'
      const step = await collect(login)
      go(step)
      return step
    },
    enabled: login !== undefined,
    retry: false,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data === undefined || state.data === 'waiting' ? POLL_MS : false),
  })
  return {
    code: login?.code,
    expiresAt: login?.expiresAt,
    picture: useCodePicture(login),
    why: round.why,
    another: () => setRound(({ n }) => ({ n: n + 1 })),
    failure: failureOfQuery(start) ?? (polling.error ? failureOf(polling.error) : undefined),
    retry: () => void start.refetch(),
  }
}
