import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { UnitDetail, UnitPlace } from '../../../contract/register'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { formOf, NOTHING_TYPED, useTyped } from './typed'

/** The form of a unit that is not in the register yet. `building` is the one looked at. */
export function useAddUnit(communityId: string, building: string, onAdded: (unit: UnitDetail) => void) {
  const [place, setPlace] = useState<UnitPlace>({ phase: '', building, entrance: '', room: '' })
  const [newBuilding, setNewBuilding] = useState(false)
  const fields = useTyped(() => NOTHING_TYPED)
  const client = useQueryClient()
  type Sent = Omit<Parameters<typeof api.community.register.add>[0], 'commandId'>
  const command = useCommand((input: WithId<Sent>) => api.community.register.add(input), {
    onDone: (unit) => {
      void client.invalidateQueries({ queryKey: keys.register(communityId) })
      onAdded(unit)
    },
  })
  return {
    ...fields,
    place,
    setPlace: (change: Partial<UnitPlace>) => setPlace((before) => ({ ...before, ...change })),
    newBuilding,
    setNewBuilding,
    add: () =>
      void command.run({
        ...{ communityId, place, newBuilding },
        form: { area: fields.typed.area, ...formOf(fields.typed, NOTHING_TYPED, false) },
      }),
    busy: command.busy,
    failure: command.failure,
  }
}

export type AddUnitState = ReturnType<typeof useAddUnit>
