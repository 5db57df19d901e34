import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { failureOfQuery } from '../../api/query-state'

export type Place = Awaited<ReturnType<typeof api.community.home.findPlaces>>['places'][number]

/**
 * Households of a place in words, looked for when the words are entered; `first` is looked for at once. With a waiting
 * request also how its person stands in their register.
 */
export function usePlaces(communityId: string, first: string, requestId?: string) {
  const [typed, setTyped] = useState(first)
  const [place, setPlace] = useState(first.trim())
  const query = useQuery({
    queryKey: ['home', 'places', communityId, place, requestId ?? ''],
    queryFn: () =>
      api.community.home.findPlaces({ communityId, place, ...(requestId !== undefined && { requestId }) }),
    enabled: place !== '',
    // Who lives there changes with every decision made here.
    staleTime: 0,
    gcTime: 0,
  })
  return {
    typed,
    type: setTyped,
    search: () => {
      if (typed.trim() === place) void query.refetch()
      else setPlace(typed.trim())
    },
    searching: query.isFetching,
    places: query.data?.places,
    failure: place === '' ? undefined : failureOfQuery(query),
    again: () => void query.refetch(),
  }
}
export type Places = ReturnType<typeof usePlaces>
