import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { codeOf, isCode } from '../../api/invitation-code'
import { keys } from '../../api/keys'
import { useCommand } from '../../api/use-command'
import { useNow } from '../../api/use-now'
import { query } from '../../platform/navigate'
import { phoneCode } from '../../platform/phone-code'
import type { PhoneAnswer } from '../../platform/phone-code.types'

type Looked = Awaited<ReturnType<typeof api.community.staff.lookInvitation>>

/** An invitation to work here: what for, the phone number when it is for one number only, joining. */
export function useJoinStaff() {
  const client = useQueryClient()
  const [linked] = useState(() => codeOf(query().code ?? ''))
  const [code, setCode] = useState(linked)
  const [looked, setLooked] = useState<Looked>()
  const [joined, setJoined] = useState<string>()
  const [verified, setVerified] = useState(false)
  const [noCode, setNoCode] = useState<'refused' | 'unavailable'>()
  const learn = () => client.invalidateQueries({ queryKey: keys.me })
  const look = useCommand(
    (input: { code: string }) => api.community.staff.lookInvitation({ code: input.code }),
    { onDone: setLooked },
  )
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
  const lookAt = useRef(look.run)
  useEffect(() => {
    if (isCode(linked)) void lookAt.current({ code: linked })
  }, [linked])
  return {
    code,
    write: (typed: string) => {
      look.forget()
      setCode(codeOf(typed).slice(0, 8))
    },
    complete: isCode(code),
    look: () => isCode(code) && void look.run({ code }),
    looked,
    another: () => {
      join.forget()
      setLooked(undefined)
      setCode('')
    },
    needsPhone: looked?.needsPhone === true && !verified,
    verify: (answer: PhoneAnswer) => void answered(answer),
    noCode,
    join: () => void join.run({ code }),
    joined,
    busy: look.busy || verify.busy || join.busy,
    failure: look.failure ?? verify.failure ?? join.failure,
    now: useNow(),
  }
}
export type JoinStaffState = ReturnType<typeof useJoinStaff>
