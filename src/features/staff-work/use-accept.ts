import { useState } from 'react'
import type { TicketCard, TicketView } from '../../../contract/ticket'
import { NEEDS_VISIT } from '../../../domain/ticket/moves'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { useNow } from '../../api/use-now'
import { useTicketCommand } from '../../api/use-ticket'
import { dayTime } from '../../ui/format'
import { say } from '../../ui/words'
import { useStep } from './use-step'
import { periodsOf, rightNow } from './visit-times'

export type When = 'now' | 'today' | 'tomorrow' | 'later'
const DAYS = { today: 0, tomorrow: 1 } as const

type Card = Pick<TicketCard, 'ticketId' | 'kind' | 'priority'>

/** An emergency is gone to at once; otherwise a time is offered, not forced. */
const firstWhen = ({ priority, kind }: Card): When =>
  priority === 'emergency' && NEEDS_VISIT.includes(kind) ? 'now' : 'later'

const wordOf = (when: When, visitAt: number | undefined, now: number): string => {
  if (when === 'now') return say('accept.doNow')
  return visitAt === undefined ? say('accept.do') : say('accept.doBy', { when: dayTime(visitAt, now) })
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
  const [when, setWhen] = useState<When>(() => firstWhen(card))
  const [by, setBy] = useState<number>()
  const step = useStep(card.ticketId)
  const accept = useTicketCommand<{ visitAt?: number }>(
    card.ticketId,
    (input) => api.ticket.accept(input),
    undefined,
    after.refused,
  )
  const visits = NEEDS_VISIT.includes(card.kind)
  const periods = when === 'today' || when === 'tomorrow' ? periodsOf(DAYS[when], now) : []
  const chosen = periods.find((period) => period.by === by)
  const visitAt = when === 'now' ? rightNow(now) : chosen?.by
  const run = async (): Promise<void> => {
    const view = await accept.run(visitAt === undefined ? {} : { visitAt })
    if (view === undefined) return
    after.done((when === 'now' ? await step.take('set_out') : undefined) ?? view)
  }
  return {
    visits,
    /** Late in the evening nothing of today is left to promise. */
    todayLeft: periodsOf(0, now).length > 0,
    when,
    setWhen,
    periods,
    period: chosen?.by,
    setPeriod: setBy,
    word: wordOf(when, visitAt, now),
    blockedBy: periods.length > 0 && chosen === undefined ? say('accept.pickPeriod') : undefined,
    run,
    busy: accept.busy || step.busy,
    failure: accept.failure,
  }
}
