import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { TicketCard, TicketView } from '../../../contract/ticket'
import { NEEDS_VISIT } from '../../../domain/ticket/moves'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { useNow } from '../../api/use-now'
import { useTicketCommand } from '../../api/use-ticket'
import { dropJob } from '../../api/use-ticket-list'
import { dayTime } from '../../ui/format'
import { say } from '../../ui/words'
import { useStep } from './use-step'
import { periodsOf, rightNow, timesOf } from './visit-times'

export type When = 'now' | 'today' | 'tomorrow' | 'own' | 'later'
const DAYS = { today: 0, tomorrow: 1 } as const

type Card = Pick<TicketCard, 'ticketId' | 'kind' | 'priority' | 'promise'>

/** An emergency is gone to at once; where a visit is needed a time is asked for, and none is put into anybody's mouth. */
const firstWhen = ({ priority, kind }: Card): When | undefined => {
  if (!NEEDS_VISIT.includes(kind)) return 'later'
  return priority === 'emergency' ? 'now' : undefined
}

const wordOf = (when: When | undefined, visitAt: number | undefined, now: number): string => {
  if (when === 'now') return say('accept.doNow')
  if (when === 'later') return say('accept.doLater')
  return visitAt === undefined ? say('accept.do') : say('accept.doBy', { when: dayTime(visitAt, now) })
}

/** Until when a word to the resident is owed, when nobody gave one yet. */
const owedBy = ({ promise }: Card): number | undefined => (promise.what === 'reply' ? promise.by : undefined)

const missing = (when: When | undefined, visitAt: number | undefined): string | undefined => {
  if (when === undefined) return say('accept.pickWhen')
  if (when === 'later' || visitAt !== undefined) return undefined
  return say(when === 'own' ? 'accept.pickTime' : 'accept.pickPeriod')
}

/**
 * Taking a job with the time one will be there. "Right now" also sets out: two commands, since each is a fact of its own.
 * @param after.refused is told a final refusal, such as that a colleague was faster
 */
export function useAccept(
  card: Card,
  after: { done: (view: TicketView) => void; refused: (failure: Failure) => void },
) {
  const now = useNow()
  const client = useQueryClient()
  const [when, setWhen] = useState(() => firstWhen(card))
  const [by, setBy] = useState<number>()
  const [day, setDay] = useState(0)
  const going = useRef<number>(undefined)
  const step = useStep(card.ticketId)
  const accept = useTicketCommand<{ visitAt?: number; atOnce?: boolean }>(
    card.ticketId,
    (input) => api.ticket.accept(input),
    undefined,
    (failure) => {
      if (failure.code === 'ALREADY_ACCEPTED') dropJob(client, card.ticketId)
      // Another time can be chosen in the sheet; everything else ends it.
      if (failure.code !== 'BAD_INPUT') after.refused(failure)
    },
  )
  const periods = when === 'today' || when === 'tomorrow' ? periodsOf(DAYS[when], now) : []
  const times = when === 'own' ? timesOf(day, now) : []
  const chosen = [...periods.map((period) => period.by), ...times].find((one) => one === by)
  const run = async (): Promise<void> => {
    // A repeat after a broken line names the same time, or it would be another command.
    if (when === 'now') going.current ??= rightNow(now)
    const visitAt = when === 'now' ? going.current : chosen
    const view = await accept.run({
      ...(visitAt !== undefined && { visitAt }),
      ...(when === 'now' && { atOnce: true }),
    })
    if (view === undefined) return
    after.done((when === 'now' ? await step.take('set_out') : undefined) ?? view)
  }
  return {
    visits: NEEDS_VISIT.includes(card.kind),
    /** Late in the evening nothing of today is left to promise. */
    todayLeft: periodsOf(0, now).length > 0,
    now,
    when,
    setWhen,
    periods,
    times,
    day,
    setDay,
    by: chosen,
    setBy,
    owedBy: owedBy(card),
    word: wordOf(when, chosen, now),
    blockedBy: missing(when, when === 'now' ? now : chosen),
    run,
    busy: accept.busy || step.busy,
    failure: accept.failure,
  }
}
