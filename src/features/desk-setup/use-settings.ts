import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { isDialled } from '../../../domain/community/phone'
import { DEPARTMENTS, type Department } from '../../../domain/kernel/department'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'

type Answer = Awaited<ReturnType<typeof api.community.policy.get>>
type Settings = Answer['settings']
/** As typed: an empty phone is none. */
export type TypedSettings = { name: string; dutyPhone: string; phones: Record<Department, string> }

const typedOf = ({ name, dutyPhone, departmentPhones }: Settings): TypedSettings => ({
  name,
  dutyPhone,
  phones: Object.fromEntries(
    DEPARTMENTS.map((department) => [department, departmentPhones[department] ?? '']),
  ) as Record<Department, string>,
})

const settingsOf = ({ name, dutyPhone, phones }: TypedSettings): Settings => ({
  name: name.trim(),
  dutyPhone: dutyPhone.trim(),
  departmentPhones: Object.fromEntries(
    DEPARTMENTS.flatMap((department) => {
      const phone = phones[department].trim()
      return phone === '' ? [] : [[department, phone]]
    }),
  ),
})

export type WrongSetting = 'name' | 'dutyPhone' | Department

const wrongIn = ({ name, dutyPhone, phones }: TypedSettings): WrongSetting[] => [
  ...(name.trim() === '' || name.trim().length > 30 ? (['name'] as const) : []),
  ...(isDialled(dutyPhone) ? [] : (['dutyPhone'] as const)),
  ...DEPARTMENTS.filter((one) => phones[one].trim() !== '' && !isDialled(phones[one])),
]

/** What the form is opened with; read anew each time it is opened. */
export function useSettings(communityId: string) {
  const query = useQuery({
    queryKey: keys.settings(communityId),
    queryFn: () => api.community.policy.get({ communityId }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return { answer: query.data, failure: failureOfQuery(query), retry: () => void query.refetch() }
}

/** Name and phones of a community; somebody else's change in between is told and not overwritten. */
export function useSettingsForm(communityId: string, answer: Answer, onSaved: () => void) {
  const client = useQueryClient()
  const [typed, setTyped] = useState(() => typedOf(answer.settings))
  const [tried, setTried] = useState(false)
  const load = async (): Promise<Answer | undefined> => {
    const fresh = await api.community.policy.get({ communityId }).catch(() => undefined)
    if (fresh) client.setQueryData(keys.settings(communityId), fresh)
    return fresh
  }
  type Sent = { communityId: string; version: number; settings: Settings }
  const command = useCommand((input: WithId<Sent>) => api.community.policy.settings(input))
  const wrong = wrongIn(typed)
  return {
    typed,
    set: (change: Partial<TypedSettings>) => {
      setTyped((before) => ({ ...before, ...change }))
    },
    wrong: tried ? wrong : [],
    /** What the server says of the name: another community has it. */
    nameTaken: command.failure?.field === 'name' ? command.failure.sentence : undefined,
    save: async (): Promise<boolean> => {
      setTried(true)
      if (wrong.length > 0) return false
      if (JSON.stringify(settingsOf(typed)) === JSON.stringify(settingsOf(typedOf(answer.settings))))
        return true
      const done = await command.run({ communityId, version: answer.version, settings: settingsOf(typed) })
      if (!done) return false
      await load()
      onSaved()
      return true
    },
    busy: command.busy,
    failure: command.failure?.field === 'name' ? undefined : command.failure,
    changed: command.failure?.code === 'CHANGED_MEANWHILE',
    /** What stands there now takes the place of what was typed. */
    reload: async () => {
      const fresh = await load()
      if (!fresh) return
      setTyped(typedOf(fresh.settings))
      command.forget()
    },
  }
}
