import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'
import type { PolicyInput } from '../../../contract/community/policy'

export type PolicyAnswer = Awaited<ReturnType<typeof api.community.policy.get>>

/** What a community promises now and what is decided to come. */
export function usePolicy(communityId: string) {
  const query = useQuery({
    queryKey: keys.policy(communityId),
    queryFn: () => api.community.policy.get({ communityId }),
    // A form is opened with what is there now, and not drawn anew under somebody's hands.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return {
    answer: query.data,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
  }
}

type Done = { version: number; from: number }

/** Puts a policy into force, now or later, and takes back one that is only decided. */
export function usePolicyCommands(
  communityId: string,
  { version, now }: Pick<PolicyAnswer, 'version' | 'now'>,
  onRefused: (place: string | undefined) => void,
) {
  const client = useQueryClient()
  const [done, setDone] = useState<Done>()
  const [withdrawn, setWithdrawn] = useState(false)
  /** Resolves with whether it is known what stands there now. */
  const load = async (): Promise<boolean> => {
    const fresh = await api.community.policy.get({ communityId }).catch(() => undefined)
    if (fresh) client.setQueryData(keys.policy(communityId), fresh)
    return fresh !== undefined
  }
  type Change = { communityId: string; version: number; policy: PolicyInput; from: number }
  const change = useCommand((input: WithId<Change>) => api.community.policy.change(input), {
    onRefused: ({ field }) => onRefused(field?.replace(/^policy\./, '')),
  })
  type Withdraw = { communityId: string; version: number }
  const withdraw = useCommand((input: WithId<Withdraw>) => api.community.policy.withdraw(input))
  return {
    save: async (policy: PolicyInput, from: number | undefined): Promise<boolean> => {
      setWithdrawn(false)
      const saved = await change.run({ communityId, version, policy, from: from ?? now })
      if (!saved) return false
      setDone({ version: saved.policyVersion, from: from ?? now })
      await load()
      return true
    },
    withdraw: async () => {
      if (!(await withdraw.run({ communityId, version }))) return
      setDone(undefined)
      setWithdrawn(true)
      await load()
    },
    done,
    withdrawn,
    busy: change.busy || withdraw.busy,
    failure: change.failure ?? withdraw.failure,
    /** Somebody saved since this form was opened. */
    changed: [change, withdraw].some(({ failure }) => failure?.code === 'CHANGED_MEANWHILE'),
    /** What stands there now; what was typed stays. */
    compare: async () => {
      if (!(await load())) return
      change.forget()
      withdraw.forget()
    },
  }
}
