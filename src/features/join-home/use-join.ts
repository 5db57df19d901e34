import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { codeOf, isCode } from '../../api/invitation-code'
import { keys } from '../../api/keys'
import { useCommand } from '../../api/use-command'
import { useMe } from '../../api/use-me'
import { useNow } from '../../api/use-now'
import { query } from '../../platform/navigate'

type Looked = Awaited<ReturnType<typeof api.community.home.lookInvitation>>

/** An invitation's code, typed or out of a link: first who invites into which home, then joining. */
export function useJoin() {
  const client = useQueryClient()
  const me = useMe()
  const [linked] = useState(() => codeOf(query().code ?? ''))
  const [code, setCode] = useState(linked)
  const [looked, setLooked] = useState<Looked>()
  const [typedName, setTypedName] = useState<string>()
  const [joined, setJoined] = useState<string>()
  const look = useCommand(
    (input: { code: string }) => api.community.home.lookInvitation({ code: input.code }),
    { onDone: setLooked },
  )
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
  const lookAt = useRef(look.run)
  useEffect(() => {
    if (isCode(linked)) void lookAt.current({ code: linked })
  }, [linked])
  const name = typedName ?? me.who?.name ?? ''
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
    name,
    setName: setTypedName,
    named: name.trim() !== '',
    join: () => void join.run({ code, name: name.trim() }),
    joined,
    busy: look.busy || join.busy,
    failure: look.failure ?? join.failure,
    now: useNow(),
  }
}
export type JoinState = ReturnType<typeof useJoin>
