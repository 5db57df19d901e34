import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'

/** The buildings of a community, and the units of the one chosen or those that a search finds. */
export function useUnits(communityId: string) {
  const [chosen, setChosen] = useState<string>()
  const [find, setFind] = useState('')
  const buildings = useQuery({
    queryKey: [...keys.register(communityId), 'buildings'],
    queryFn: () => api.community.register.buildings({ communityId }),
  })
  const building = chosen ?? buildings.data?.buildings[0]?.building
  const text = find.trim()
  const units = useQuery({
    queryKey: [...keys.register(communityId), 'units', text === '' ? building : undefined, text],
    queryFn: () =>
      api.community.register.units({
        communityId,
        ...(text === '' ? { ...(building !== undefined && { building }) } : { find: text }),
      }),
    enabled: text !== '' || building !== undefined,
    placeholderData: keepPreviousData,
  })
  return {
    buildings: buildings.data?.buildings,
    buildingsFailure: failureOfQuery(buildings),
    building: text === '' ? building : undefined,
    choose: (next: string) => {
      setFind('')
      setChosen(next)
    },
    find: text,
    setFind,
    units: units.data?.units,
    more: units.data?.more === true,
    failure: failureOfQuery(units),
    retry: () => {
      void buildings.refetch()
      void units.refetch()
    },
  }
}

export type Units = ReturnType<typeof useUnits>
