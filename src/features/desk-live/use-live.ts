import { useEffect, useMemo, useRef, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FigureName } from '../../../contract/insight'
import type { TicketCard } from '../../../contract/ticket'
import { api } from '../../api/api'
import { failureOf, type Failure } from '../../api/failure'
import { keys } from '../../api/keys'
import { failureOfQuery } from '../../api/query-state'
import { useNow } from '../../api/use-now'
import { dueFirst, found, type QueueCard } from './queue'
import { useSteady, type Steady } from './use-steady'

export const SHOWS = ['all', 'overdue', 'at_risk', 'emergency', 'unassigned'] as const
export type Show = (typeof SHOWS)[number]

/** Which open tickets are looked at. */
export type Look = { show: Show; department?: TicketCard['department']; state?: TicketCard['state'] }

/** The pulse tells what concerns this person; what happens between others is seen by asking (design.md D10: 15 s on duty). */
const REFRESH_MS = 15_000

type LiveAnswer = Awaited<ReturnType<typeof api.insight.live>>

function useOpen(communityId: string, look: Look) {
  return useQuery({
    queryKey: [...keys.insight, 'live', communityId, look.department ?? '', look.state ?? '', look.show],
    queryFn: () => api.insight.live({ communityId, ...look }),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  })
}

/** Whether a ticket came, went on or changed hands between two answers; the time they were given at is no difference. */
const changed = (before: LiveAnswer, after: LiveAnswer): boolean =>
  before.counts !== after.counts || before.cards !== after.cards || before.shows !== after.shows

/**
 * The figures of today follow the live list: what changed there is in them at once. The list is asked every 15 s, the
 * answers keep the parts that are equal (react-query's structural sharing).
 */
function useFollow(figures: { refetch: () => Promise<unknown> }, live: LiveAnswer | undefined): void {
  const seen = useRef<LiveAnswer>(undefined)
  const { refetch } = figures
  useEffect(() => {
    const before = seen.current
    seen.current = live
    if (before && live && changed(before, live)) void refetch()
  }, [live, refetch])
}

type OpenFigure = { name: FigureName; title: string }

function useBehind(communityId: string, day: string | undefined, figure: OpenFigure | undefined) {
  return useQuery({
    queryKey: [...keys.insight, 'ticketsOf', communityId, day, figure?.name],
    queryFn: () => api.insight.ticketsOf({ communityId, day: day ?? '', figure: figure?.name ?? 'received' }),
    enabled: figure !== undefined && day !== undefined,
    refetchInterval: 4 * REFRESH_MS,
  })
}

const EVERYTHING: Look = { show: 'all' }

export type Queue = Omit<Steady<QueueCard>, 'rows'> & {
  rows: QueueCard[] | undefined
  failure: Failure | undefined
  retry: () => void
  /** How many the server listed when there are more. */
  cut: number | undefined
}

type Shown = ReturnType<typeof useOpen> | ReturnType<typeof useBehind>

/** The rows of the list that is open, in the order of that list, steady while they are read. */
function useQueue(list: string, shown: Shown, ordered: boolean, typed: string, at: number): Queue {
  const cards = shown.data?.cards
  const fresh = useMemo(() => (cards && ordered ? dueFirst(cards) : cards), [cards, ordered])
  const { rows, ...steady } = useSteady<QueueCard>(list, fresh, at)
  return {
    ...steady,
    rows: rows && found(rows, typed),
    failure: failureOfQuery(shown),
    retry: () => void shown.refetch(),
    cut: shown.data?.more ? shown.data.cards.length : undefined,
  }
}

/** Today's figures, what is open by department and state, and the queue: open tickets or those behind a figure. */
export function useLive(communityId: string) {
  const [look, setLook] = useState(EVERYTHING)
  const [typed, setTyped] = useState('')
  const [figure, setFigure] = useState<OpenFigure>()
  const now = useNow()
  const today = useQuery({
    queryKey: [...keys.insight, 'today', communityId],
    queryFn: () => api.insight.today({ communityId }),
    refetchInterval: 4 * REFRESH_MS,
  })
  const everything = useOpen(communityId, EVERYTHING)
  const open = useOpen(communityId, look)
  const behind = useBehind(communityId, today.data?.day, figure)
  useFollow(today, everything.data)
  const list = figure ? figure.name : JSON.stringify(look)
  const queue = useQueue(list, figure ? behind : open, figure === undefined, typed, now)
  const error = open.error ?? today.error
  return {
    now,
    today: today.data,
    todayFailure: failureOfQuery(today),
    /** The last question had no answer: what is shown is as old as `asOf`. */
    trouble: error ? failureOf(error) : undefined,
    asOf: open.data?.now,
    /** Absent while loading, or when it failed: the queue beside it says so. */
    counts: everything.data?.counts,
    /** How many each list holds for all departments, and for the one that is looked at. */
    everything: everything.data?.shows,
    shows: open.data?.shows,
    queue,
    /** What is looked at; another look takes the place of a figure's list. */
    at: look,
    look: (next: Look) => {
      setFigure(undefined)
      setLook(next)
    },
    typed,
    setTyped,
    figure,
    openFigure: setFigure,
    /** Back to all that is open. */
    reset: () => {
      setFigure(undefined)
      setLook(EVERYTHING)
    },
    closeFigure: () => setFigure(undefined),
  }
}

export type Live = ReturnType<typeof useLive>
