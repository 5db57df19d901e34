import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { useTrial } from '../../api/use-trial'
import { replace } from '../../platform/navigate'

/** Whether somebody without a home may look round here, and the way in. */
export function useTryOut() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: keys.tryOut, queryFn: () => api.community.tryOut.entry({}) })
  const begin = useCommand(async (input: WithId<object>) => {
    const stay = await api.community.tryOut.begin(input)
    await client.invalidateQueries()
    return stay
  })
  return {
    open: data?.open === true,
    begin: () => void begin.run({}),
    busy: begin.busy,
    failure: begin.failure,
  }
}

/** The trial that runs, and its end before its time. */
export function useTrialEnd() {
  const client = useQueryClient()
  const trial = useTrial()
  const [asking, setAsking] = useState(false)
  const end = useCommand(
    async (input: WithId<object>) => {
      const ended = await api.community.tryOut.end(input)
      // What was seen there is not to be seen any more, and would be refused.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] })
      await client.invalidateQueries({ queryKey: keys.me })
      return ended
    },
    {
      onDone: () => {
        setAsking(false)
        void replace('home', {})
      },
    },
  )
  return {
    trial,
    asking,
    ask: () => setAsking(true),
    stay: () => setAsking(false),
    end: () => void end.run({}),
    busy: end.busy,
    failure: end.failure,
  }
}
