import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { storage } from '../../platform/storage'

type Typed = { code: string; name: string; communityName: string; dutyPhone: string }
type Field = keyof Typed

const NONE: Typed = { code: '', name: '', communityName: '', dutyPhone: '' }
/** The code stays off the phone's storage: it is a secret until it is used. */
const KEPT = 'claim'

export type ClaimState = ReturnType<typeof useClaim>

/** Taking an installation that nobody has; what was typed is there again after leaving. */
export function useClaim() {
  const client = useQueryClient()
  const [typed, setTyped] = useState<Typed>(() => ({ ...NONE, ...storage.read<Partial<Typed>>(KEPT) }))
  const [tried, setTried] = useState(false)
  const command = useCommand((input: WithId<Typed>) => api.community.setup.claim(input), {
    onDone: () => {
      storage.remove(KEPT)
      void client.invalidateQueries({ queryKey: keys.me })
    },
  })
  const [founded, setFounded] = useState<string>()
  const missing = (Object.keys(NONE) as Field[]).filter((field) => typed[field].trim() === '')
  const refused = command.failure?.kind === 'refused' ? command.failure : undefined
  const send = async (): Promise<void> => {
    setTried(true)
    if (missing.length > 0) return
    const done = await command.run(typed)
    if (done) setFounded(done.communityName)
  }
  return {
    typed,
    set: (field: Field, text: string) => {
      const next = { ...typed, [field]: text }
      setTyped(next)
      const { code: _secret, ...kept } = next
      storage.write(KEPT, kept)
      command.forget()
    },
    /** What is wrong with a field, once it was sent: empty, or what the server says of it. */
    wrong: (field: Field): 'missing' | { sentence: string } | undefined => {
      if (tried && missing.includes(field)) return 'missing'
      return refused?.field === field ? { sentence: refused.sentence ?? '' } : undefined
    },
    founded,
    busy: command.busy,
    /** What belongs to no field. */
    failure: refused?.field !== undefined && refused.field in NONE ? undefined : command.failure,
    send: () => void send(),
  }
}
