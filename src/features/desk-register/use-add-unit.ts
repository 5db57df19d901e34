import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { UnitDetail, UnitPlace } from '../../../contract/register'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { useFocusWrong } from '../../ui/use-focus-wrong'
import { formOf, NOTHING_TYPED, useTyped } from './typed'
import { wrongAt } from './wrong-fields'

const NOWHERE: UnitPlace = { phase: '', building: '', entrance: '', room: '' }

/** The form of a unit that is not in the register yet; what is typed stays while the page is open. */
export function useAddUnit(communityId: string, onAdded: (unit: UnitDetail) => void) {
  const [place, setPlace] = useState(NOWHERE)
  const [newBuilding, setNewBuilding] = useState(false)
  const fields = useTyped(() => NOTHING_TYPED)
  const client = useQueryClient()
  const { root, lead } = useFocusWrong()
  type Sent = Omit<Parameters<typeof api.community.register.add>[0], 'commandId'>
  const command = useCommand((input: WithId<Sent>) => api.community.register.add(input), {
    onDone: (unit) => {
      void client.invalidateQueries({ queryKey: keys.register(communityId) })
      fields.set(NOTHING_TYPED)
      setPlace(NOWHERE)
      setNewBuilding(false)
      onAdded(unit)
    },
    onRefused: lead,
  })
  return {
    ...fields,
    root,
    place,
    setPlace: (change: Partial<UnitPlace>) => setPlace((before) => ({ ...before, ...change })),
    /** Opens the form for the building looked at, unless one was typed before. */
    begin: (building: string) =>
      setPlace((before) => (before.building === '' ? { ...before, building } : before)),
    newBuilding,
    setNewBuilding,
    add: () =>
      void command.run({
        ...{ communityId, place, newBuilding },
        form: { area: fields.typed.area, ...formOf(fields.typed, NOTHING_TYPED, false) },
      }),
    busy: command.busy,
    failure: command.failure,
    wrong: wrongAt(command.failure),
  }
}

export type AddUnitState = ReturnType<typeof useAddUnit>
