import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'

export type Desk = Awaited<ReturnType<typeof api.community.deskLogin.sessions>>['sessions'][number]

/** Computers on which the caller is signed in, and signing them out. */
export function useMyDesks() {
  const query = useQuery({
    queryKey: ['deskLogin', 'sessions'],
    queryFn: () => api.community.deskLogin.sessions({}),
    gcTime: 0,
  })
  const [asking, setAsking] = useState(false)
  const again = () => query.refetch()
  const end = useCommand(async ({ sessionId }: { sessionId: string }) => {
    await api.community.deskLogin.signOut({ sessionId })
    await again()
  })
  const endAll = useCommand(
    async (input: WithId<object>) => {
      await api.community.deskLogin.signOutEverywhere(input)
      await again()
    },
    { onDone: () => setAsking(false) },
  )
  const [ending, setEnding] = useState('')
  return {
    desks: query.data?.sessions,
    now: query.data?.now ?? 0,
    failure: failureOfQuery(query),
    retry: () => void again(),
    end: (sessionId: string) => {
      setEnding(sessionId)
      void end.run({ sessionId })
    },
    ending: end.busy ? ending : '',
    asking,
    ask: () => setAsking(true),
    cancel: () => setAsking(false),
    endAll: () => void endAll.run({}),
    endingAll: endAll.busy,
    refused: end.failure ?? endAll.failure,
  }
}
