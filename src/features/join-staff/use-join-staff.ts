import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { codeOf, INVITATION_CODE } from '../../api/invitation-code'
import { keys } from '../../api/keys'
import { useCodeStep } from '../../api/use-code-step'
import { useCommand } from '../../api/use-command'
import { useNow } from '../../api/use-now'
import { query } from '../../platform/navigate'
import { phoneCode } from '../../platform/phone-code'
import type { PhoneAnswer } from '../../platform/phone-code.types'

const linked = (): string => codeOf(query().code ?? '')

/** An invitation to work here: what for, the phone number when it is for one number only, joining. */
export function useJoinStaff() {
  const client = useQueryClient()
  const [joined, setJoined] = useState<string>()
  const [verified, setVerified] = useState(false)
  const [noCode, setNoCode] = useState<'refused' | 'unavailable'>()
  const learn = () => client.invalidateQueries({ queryKey: keys.me })
  const step = useCodeStep(INVITATION_CODE, linked, (code) => api.community.staff.lookInvitation({ code }))
  const verify = useCommand(
    (input: { code: string }) => api.community.home.findByPhone({ code: input.code }),
    { onDone: () => setVerified(true) },
  )
  const join = useCommand(
    async (input: { code: string }) => {
      const answer = await api.community.staff.join({ code: input.code })
      await learn()
      return answer
    },
    { onDone: ({ communityName }) => setJoined(communityName) },
  )
  const answered = async (answer: PhoneAnswer): Promise<void> => {
    setNoCode(undefined)
    const given = await phoneCode(answer)
    if (typeof given === 'string') setNoCode(given)
    else await verify.run(given)
  }
  return {
    ...step,
    another: () => {
      join.forget()
      step.startAgain()
    },
    needsPhone: step.looked?.needsPhone === true && !verified,
    verify: (answer: PhoneAnswer) => void answered(answer),
    noCode,
    join: () => void join.run({ code: step.code }),
    joined,
    busy: step.busy || verify.busy || join.busy,
    failure: step.failure ?? verify.failure ?? join.failure,
    now: useNow(),
  }
}
export type JoinStaffState = ReturnType<typeof useJoinStaff>
