import { useEffect, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { UnitDetail } from '../../../contract/register'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { useFocusWrong } from '../../ui/use-focus-wrong'
import { EMPTY_HOUSEHOLD, formOf, presentIn, typedOf, useTyped } from './typed'
import { wrongAt } from './wrong-fields'

export type UnitFormProps = {
  communityId: string
  unit: UnitDetail
  /** Whether something is typed that nobody saved. */
  onTyped: (holds: boolean) => void
  onDone: () => void
}

/** The form of a unit: what is typed, whether another household begins, and its command. */
export function useUnitForm(
  { communityId, unit, onTyped }: Pick<UnitFormProps, 'communityId' | 'unit' | 'onTyped'>,
  onSaved: () => void,
) {
  // What the form was opened with, and with which versions it is sent (design.md D3).
  const [opened, setOpened] = useState(unit)
  const fields = useTyped(() => typedOf(unit))
  const { typed, set } = fields
  const [newTenure, setNewTenure] = useState(false)
  const client = useQueryClient()
  const { root, lead } = useFocusWrong()
  type Sent = Omit<Parameters<typeof api.community.register.save>[0], 'commandId'>
  const command = useCommand((input: WithId<Sent>) => api.community.register.save(input), {
    onDone: (saved) => {
      client.setQueryData([...keys.register(communityId), 'unit', unit.unitId], saved)
      void client.invalidateQueries({ queryKey: keys.register(communityId) })
      onSaved()
    },
    onRefused: lead,
  })
  const present = presentIn(opened)
  const form = formOf(typed, typedOf(opened), newTenure)
  const holds = newTenure || Object.keys(form).length > 0
  useEffect(() => onTyped(holds), [holds, onTyped])
  useEffect(() => () => onTyped(false), [onTyped])
  return {
    ...fields,
    root,
    wrong: wrongAt(command.failure),
    newTenure,
    /** Special care is noted of the household that the form is about. */
    marked: present?.marked === true && !newTenure,
    begin: (another: boolean) => {
      setNewTenure(another)
      const { from, leaseUntil, care, dropCare, members, vehicles } = typedOf(opened)
      set(another ? EMPTY_HOUSEHOLD : { from, leaseUntil, care, dropCare, members, vehicles })
    },
    save: () =>
      void command.run({
        ...{ communityId, unitId: unit.unitId, newTenure, form },
        versions: { unit: opened.version, ...(present !== undefined && { household: present.version }) },
      }),
    busy: command.busy,
    failure: command.failure,
    changed: command.failure?.code === 'CHANGED',
    /** Opens the form again with what the register has now. */
    reload: async () => {
      const fresh = await api.community.register.unit({ communityId, unitId: unit.unitId })
      client.setQueryData([...keys.register(communityId), 'unit', unit.unitId], fresh)
      setOpened(fresh)
      set(typedOf(fresh))
      setNewTenure(false)
      command.forget()
    },
  }
}

export type UnitFormState = ReturnType<typeof useUnitForm>
