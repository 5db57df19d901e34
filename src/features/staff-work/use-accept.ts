import { useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { TicketCard, TicketView } from '../../../contract/ticket'
import { NEEDS_VISIT } from '../../../domain/ticket/moves'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { useNow } from '../../api/use-now'
import { useTicketCommand } from '../../api/use-ticket'
import { useVisitTimes } from '../../api/use-visit-times'
import { dropJob } from '../../api/use-ticket-list'
import { dayTime, span } from '../../ui/format'
import { missingTime, useVisitTime, type ChosenTime, type When } from '../../ui/ticket/visit-time'
import { rightNow } from '../../ui/ticket/visit-times'
import { say } from '../../ui/words'
import { useStep } from './use-step'

type Card = Pick<TicketCard, 'ticketId' | 'kind' | 'priority' | 'promise'>

/** An emergency is gone to at once; where a visit is needed a time is asked for, and none is put into anybody's mouth. */
const firstWhen = ({ priority, kind }: Card): When | undefined => {
  if (!NEEDS_VISIT.includes(kind)) return 'later'
  return priority === 'emergency' ? 'now' : undefined
}

const wordOf = ({ when, visit, now }: ChosenTime): string => {
  if (when === 'now') return say('accept.doNow')
  if (when === 'later') return say('accept.doLater')
  if (visit === undefined) return say('accept.do')
  const { from, by } = visit
  return from === undefined
    ? say('accept.doBy', { when: dayTime(by, now) })
    : say('accept.doSlot', { when: span(from, by, now) })
}

/** Until when a word to the resident is owed, when nobody gave one yet. */
const owedBy = ({ promise }: Card): number | undefined => (promise.what === 'reply' ? promise.by : undefined)

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
  const time = useVisitTime(() => firstWhen(card), now, useVisitTimes(card.ticketId))
  const { when, visit } = time
  const going = useRef<number>(undefined)
  const step = useStep(card.ticketId)
  const accept = useTicketCommand<{ visitAt?: number; visitFrom?: number; atOnce?: boolean }>(
    card.ticketId,
    (input) => api.ticket.accept(input),
    undefined,
    (failure) => {
      if (failure.code === 'ALREADY_ACCEPTED') dropJob(client, card.ticketId)
      // Another time can be chosen in the sheet; everything else ends it.
      if (failure.code !== 'BAD_INPUT') after.refused(failure)
    },
  )
  const run = async (): Promise<void> => {
    // A repeat after a broken line names the same time, or it would be another command.
    if (when === 'now') going.current ??= rightNow(now)
    const visitAt = when === 'now' ? going.current : visit?.by
    const view = await accept.run({
      ...(visitAt !== undefined && { visitAt }),
      ...(visit?.from !== undefined && { visitFrom: visit.from }),
      ...(when === 'now' && { atOnce: true }),
    })
    if (view === undefined) return
    after.done((when === 'now' ? await step.take('set_out') : undefined) ?? view)
  }
  return {
    visits: NEEDS_VISIT.includes(card.kind),
    time,
    owedBy: owedBy(card),
    word: wordOf(time),
    blockedBy: missingTime(time),
    run,
    busy: accept.busy || step.busy,
    failure: accept.failure,
  }
}
