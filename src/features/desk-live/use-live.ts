import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TicketCard } from '../../../contract/ticket'
import { api } from '../../api/api'
import { failureOf, type Failure } from '../../api/failure'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useNow } from '../../api/use-now'
import type { DeskFigure, FigureName } from './figures'
import { queueOf } from './queue'

export const SHOWS = ['all', 'overdue', 'at_risk', 'emergency', 'unassigned'] as const
export type Show = (typeof SHOWS)[number]
type Department = TicketCard['department']

/** The pulse tells what concerns this person; what happens between others is seen by asking (design.md D10: 15 s on duty). */
const REFRESH_MS = 15_000

function useOpen(communityId: string, department: Department | undefined, show: Show) {
  return useQuery({
    queryKey: [...keys.insight, 'live', communityId, department ?? '', show],
    queryFn: () => api.insight.live({ communityId, show, ...(department && { department }) }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  })
}

type OpenFigure = { name: FigureName; title: string }

function useBehind(communityId: string, day: string | undefined, figure: OpenFigure | undefined) {
  return useQuery({
    queryKey: [...keys.insight, 'ticketsOf', communityId, day, figure?.name],
    queryFn: () => api.insight.ticketsOf({ communityId, day: day ?? '', figure: figure?.name ?? 'received' }),
    enabled: figure !== undefined && day !== undefined,
  })
}

export type Queue = {
  rows: TicketCard[] | undefined
  failure: Failure | undefined
  retry: () => void
  /** How many the server listed when there are more. */
  cut: number | undefined
}

/** Today's figures, what is open by department and state, and the queue: open tickets or those behind a figure. */
export function useLive(communityId: string) {
  const [show, setShow] = useState<Show>('all')
  const [department, setDepartment] = useState<Department>()
  const [typed, setTyped] = useState('')
  const [figure, setFigure] = useState<OpenFigure>()
  const today = useQuery({
    queryKey: [...keys.insight, 'today', communityId],
    queryFn: () => api.insight.today({ communityId }),
    refetchInterval: 4 * REFRESH_MS,
  })
  const everything = useOpen(communityId, undefined, 'all')
  const open = useOpen(communityId, department, show)
  const behind = useBehind(communityId, today.data?.day, figure)
  const shown = figure ? behind : open
  const error = open.error ?? today.error
  const queue: Queue = {
    rows: shown.data && queueOf(shown.data.cards, typed),
    failure: failureOfQuery(shown),
    retry: () => void shown.refetch(),
    cut: shown.data?.more ? shown.data.cards.length : undefined,
  }
  return {
    now: useNow(),
    today: today.data,
    todayFailure: failureOfQuery(today),
    /** The last question had no answer: what is shown is as old as `asOf`. */
    trouble: error ? failureOf(error) : undefined,
    asOf: open.data?.now,
    counts: everything.data?.counts ?? [],
    overdue: everything.data?.overdue,
    atRisk: everything.data?.atRisk,
    queue,
    show,
    setShow: (next: Show) => {
      setFigure(undefined)
      setShow(next)
    },
    department,
    setDepartment: (next: Department | undefined) => {
      setFigure(undefined)
      setDepartment(next)
    },
    typed,
    setTyped,
    figure,
    openFigure: ({ opens, listTitle }: DeskFigure) => setFigure({ name: opens, title: listTitle }),
    closeFigure: () => setFigure(undefined),
  }
}

export type Live = ReturnType<typeof useLive>
