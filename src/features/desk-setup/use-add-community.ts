import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { isDialled } from '../../../domain/community/phone'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'

type Typed = { communityName: string; dutyPhone: string }

/** A further community; its founder is administrator there, and this desk goes there once it exists. */
export function useAddCommunity(onAdded: (communityId: string) => void) {
  const [typed, setTyped] = useState<Typed>()
  const [tried, setTried] = useState(false)
  const client = useQueryClient()
  const command = useCommand((input: WithId<Typed>) => api.community.setup.addCommunity(input))
  const name = typed?.communityName.trim() ?? ''
  const dutyPhone = typed?.dutyPhone.trim() ?? ''
  const wrong = { name: name === '' || name.length > 30, phone: !isDialled(dutyPhone) }
  return {
    typed,
    /** What the server says of the name: another community has it. */
    nameTaken: command.failure?.field === 'communityName' ? command.failure.sentence : undefined,
    wrong: tried ? wrong : { name: false, phone: false },
    set: (change: Partial<Typed>) => {
      setTyped((before) => before && { ...before, ...change })
      if (change.communityName !== undefined) command.forget()
    },
    begin: () => setTyped({ communityName: '', dutyPhone: '' }),
    stop: () => {
      setTyped(undefined)
      setTried(false)
      command.forget()
    },
    add: async (): Promise<void> => {
      setTried(true)
      if (wrong.name || wrong.phone) return
      const added = await command.run({ communityName: name, dutyPhone })
      if (added === undefined) return
      // The page goes to a community only once it knows that it is theirs.
      await client.refetchQueries({ queryKey: keys.me })
      setTyped(undefined)
      setTried(false)
      onAdded(added.communityId)
    },
    busy: command.busy,
    failure: command.failure?.field === 'communityName' ? undefined : command.failure,
  }
}
