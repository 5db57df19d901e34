import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand } from '../../api/use-command'
import { phoneCode } from '../../platform/phone-code'
import type { PhoneAnswer } from '../../platform/phone-code.types'

type Found = Awaited<ReturnType<typeof api.community.home.findByPhone>>

/** Homes that the register has under the number WeChat vouches for, all ticked, and binding them (domain.md §2). */
export function useFoundHomes(onBound?: () => void) {
  const client = useQueryClient()
  const [found, setFound] = useState<Found>()
  const [chosen, setChosen] = useState<string[]>([])
  const [asking, setAsking] = useState(false)
  const [noCode, setNoCode] = useState<'refused' | 'unavailable'>()
  // Who the caller is changes with both, so it is known again before they count as done.
  const learn = async <Answer>(answer: Answer): Promise<Answer> => {
    await client.invalidateQueries({ queryKey: keys.me })
    return answer
  }
  const find = useCommand(
    ({ code }: { code: string }) => api.community.home.findByPhone({ code }).then(learn),
    {
      onDone: (answer) => {
        setFound(answer)
        setChosen(answer.homes.filter(({ bound }) => !bound).map(({ householdId }) => householdId))
      },
    },
  )
  const bind = useCommand(
    ({ householdIds }: { householdIds: string[] }) =>
      api.community.home.bindFound({ householdIds }).then(learn),
    { onDone: () => onBound?.() },
  )
  const ask = async (answer: PhoneAnswer): Promise<void> => {
    if (asking || find.busy) return
    setAsking(true)
    setNoCode(undefined)
    const code = await phoneCode(answer)
    setAsking(false)
    if (typeof code === 'string') setNoCode(code)
    else await find.run(code)
  }
  const tick = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return {
    found,
    chosen,
    tick,
    ask: (answer: PhoneAnswer) => void ask(answer),
    bind: () => void bind.run({ householdIds: chosen }),
    busy: asking || find.busy,
    binding: bind.busy,
    noCode,
    failure: find.failure ?? bind.failure,
  }
}
export type FoundHomes = ReturnType<typeof useFoundHomes>
