import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { UnitDetail } from '../../../contract/register'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'

type Chosen = Pick<UnitDetail, 'unitId' | 'label' | 'version'>

/** Takes a unit out of the register once somebody has said that they mean it. */
export function useRemoval(communityId: string, onRemoved: () => void) {
  const [unit, setUnit] = useState<Chosen>()
  const client = useQueryClient()
  type Sent = { communityId: string; unitId: string; version: number }
  const command = useCommand((input: WithId<Sent>) => api.community.register.remove(input), {
    onDone: () => {
      setUnit(undefined)
      onRemoved()
      void client.invalidateQueries({ queryKey: keys.register(communityId) })
    },
  })
  const stop = (): void => {
    setUnit(undefined)
    command.forget()
    void client.invalidateQueries({ queryKey: keys.register(communityId) })
  }
  return {
    unit,
    ask: (chosen: Chosen) => setUnit(chosen),
    confirm: () => unit && void command.run({ communityId, unitId: unit.unitId, version: unit.version }),
    cancel: stop,
    busy: command.busy,
    failure: command.failure,
  }
}
