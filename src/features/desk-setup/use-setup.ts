import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'
import { storage } from '../../platform/storage'

export type SetupState = Awaited<ReturnType<typeof api.community.setup.state>>
export type Check = SetupState['missing'][number]

export const STEPS = ['community', 'staff', 'policy', 'units', 'check'] as const
export type Step = (typeof STEPS)[number]

/** Which checks make a step ready; the policy is there from the beginning. */
export const CHECKS_OF: Record<Exclude<Step, 'check'>, readonly Check[]> = {
  community: ['dutyPhone'],
  staff: ['members', 'leads', 'onDuty'],
  policy: [],
  units: ['units'],
}

/** How many things a step still lacks; the last one looks at all of them. */
export const lackingIn = (step: Step, { missing }: SetupState): number =>
  step === 'check' ? missing.length : CHECKS_OF[step].filter((check) => missing.includes(check)).length

/** A step with nothing missing is done; the last one when the administrator has opened the community. */
export const isDone = (step: Step, state: SetupState): boolean =>
  step === 'check' ? state.finishedAt !== undefined : lackingIn(step, state) === 0

/** Colleagues join and units arrive while this page is looked at. */
const LOOK_AGAIN_MS = 20_000

const isStep = (kept: unknown): kept is Step => STEPS.some((step) => step === kept)

/** Where the set-up of a community stands, and the step that was open last on this computer. */
export function useSetup(communityId: string) {
  const kept = `setup.${communityId}`
  const client = useQueryClient()
  const [step, setStep] = useState<Step>(() => storage.read(kept, isStep) ?? 'community')
  const query = useQuery({
    queryKey: keys.setup(communityId),
    queryFn: () => api.community.setup.state({ communityId }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const again = () => client.invalidateQueries({ queryKey: keys.setup(communityId) })
  const finish = useCommand((input: WithId<{ communityId: string }>) => api.community.setup.finish(input), {
    onDone: () => void again(),
  })
  return {
    state: query.data,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    again: () => void again(),
    step,
    go: (next: Step) => {
      storage.write(kept, next)
      setStep(next)
    },
    finish: () => void finish.run({ communityId }),
    finishing: finish.busy,
    finishFailure: finish.failure,
  }
}
export type Setup = ReturnType<typeof useSetup>
