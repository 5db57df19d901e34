import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { codeOf, INVITATION_CODE } from '../../api/invitation-code'
import { keys } from '../../api/keys'
import { useCodeStep } from '../../api/use-code-step'
import { useCommand } from '../../api/use-command'
import { useMe } from '../../api/use-me'
import { useNow } from '../../api/use-now'
import { query } from '../../platform/navigate'

const linked = (): string => codeOf(query().code ?? '')

/** An invitation's code, typed or out of a link: first who invites into which home, then joining. */
export function useJoin() {
  const client = useQueryClient()
  const me = useMe()
  const [typedName, setTypedName] = useState<string>()
  const [joined, setJoined] = useState<string>()
  const step = useCodeStep(INVITATION_CODE, linked, (code) => api.community.home.lookInvitation({ code }))
  const join = useCommand(
    async (input: { code: string; name: string }) => {
      const answer = await api.community.home.join({ code: input.code, name: input.name })
      await client.invalidateQueries({ queryKey: keys.me })
      return answer
    },
    {
      onDone: ({ householdId, unitLabel }) => {
        me.chooseHome(householdId)
        setJoined(unitLabel)
      },
    },
  )
  const name = typedName ?? me.who?.name ?? ''
  return {
    ...step,
    another: () => {
      join.forget()
      step.startAgain()
    },
    name,
    setName: setTypedName,
    named: name.trim() !== '',
    join: () => void join.run({ code: step.code, name: name.trim() }),
    joined,
    busy: step.busy || join.busy,
    failure: step.failure ?? join.failure,
    now: useNow(),
  }
}
export type JoinState = ReturnType<typeof useJoin>
