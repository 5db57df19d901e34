import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { addDays, dayOf, instantAt } from '../../../domain/kernel/instant'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useCommand, type WithId } from '../../api/use-command'
import { useMe } from '../../api/use-me'

export type MyDeputiesAnswer = Awaited<ReturnType<typeof api.community.staff.myDeputies>>
export type Span = MyDeputiesAnswer['deputies'][number]
type Named = Omit<Parameters<typeof api.community.staff.nameDeputy>[0], 'commandId'>
type Ended = Omit<Parameters<typeof api.community.staff.endDeputy>[0], 'commandId'>

/** The communities in which the caller is one of our own people, and the one looked at. */
function usePlace() {
  const { who, failure, retry } = useMe()
  const [chosen, setChosen] = useState<string>()
  const own = (who?.roles ?? []).filter(({ role }) => role !== 'contractor')
  const communities = [...new Map(own.map((one) => [one.communityId, one.communityName]))]
  const communityId = communities.some(([id]) => id === chosen) ? chosen : communities[0]?.[0]
  return { who, failure, retry, communities, communityId, choose: setChosen }
}

/** Who stands in for the caller, for whom the caller does; naming somebody and ending it. */
export function useMyDeputies() {
  const place = usePlace()
  const { communityId = '', who } = place
  const personId = who?.personId ?? ''
  const query = useQuery({
    queryKey: [...keys.me, 'deputies', communityId],
    queryFn: () => api.community.staff.myDeputies({ communityId }),
    enabled: communityId !== '',
  })
  const again = () => void query.refetch()
  const end = useCommand((input: WithId<Ended>) => api.community.staff.endDeputy(input), { onDone: again })
  return {
    ...place,
    answer: query.data,
    failure: place.failure ?? failureOfQuery(query),
    retry: () => {
      place.retry()
      again()
    },
    loading: who === undefined || (communityId !== '' && query.data === undefined),
    end: async (span: Span): Promise<void> => {
      await end.run({ communityId, personId, deputyshipId: span.id })
    },
    ending: end.busy,
    refused: end.failure,
    again,
    personId,
  }
}
export type MyDeputiesState = ReturnType<typeof useMyDeputies>

/** A colleague, from a day to a day; today means from now on. */
export function useNaming(state: MyDeputiesState, onNamed: (name: string) => void) {
  const { answer, communityId = '', personId } = state
  const now = answer?.now ?? 0
  const today = dayOf(now)
  const [deputyId, setDeputyId] = useState(answer?.usual)
  const [first, setFirst] = useState(today)
  const [last, setLast] = useState(today)
  const chosen = answer?.colleagues.find((one) => one.personId === deputyId)
  const command = useCommand((input: WithId<Named>) => api.community.staff.nameDeputy(input), {
    onDone: () => {
      state.again()
      onNamed(chosen?.name ?? '')
    },
  })
  return {
    ...{ today, chosen, first, last, setLast },
    choose: setDeputyId,
    setFirst: (day: string) => {
      setFirst(day)
      if (last < day) setLast(day)
    },
    name: () =>
      chosen &&
      void command.run({
        ...{ communityId, personId, deputyId: chosen.personId },
        ...{ from: Math.max(instantAt(first, 0), now), until: instantAt(addDays(last, 1), 0) },
      }),
    busy: command.busy,
    refused: command.failure,
  }
}
