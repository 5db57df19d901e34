import { useState } from 'react'
import type { TicketView } from '../../../contract/ticket'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { failureOfQuery } from '../../api/query-state'
import { useNow } from '../../api/use-now'
import { useGoneOn, useTicket, useTicketCommand } from '../../api/use-ticket'
import { useTicketRead } from '../../api/use-ticket-read'
import { useIsInSight } from '../../platform/page-events'

export type Score = 1 | 2 | 3 | 4 | 5
type Rating = { score: Score; tags: string[]; words: string }
export type SheetName = 'rate' | 'reopen' | 'cancel'

const allowed = (sheet: SheetName, view: TicketView): boolean =>
  sheet === 'rate' ? view.mayRate : view.moves.includes(sheet)

/** What is known of the ticket, without anything to do. */
const withoutOffers = (view: TicketView): TicketView => ({ ...view, moves: [], mayRate: false })

/** One ticket for its resident: what it is, and the commands that the table of moves allows now. */
export function useResidentTicket(ticketId: string) {
  const query = useTicket(ticketId)
  const inSight = useIsInSight()
  useTicketRead(inSight ? query.data : undefined)
  const now = useNow()
  const [sheet, setSheet] = useState<SheetName>()
  const close = (): void => setSheet(undefined)

  const rate = useTicketCommand<Rating>(ticketId, (input) => api.ticket.rate(input), close)
  const cancel = useTicketCommand<object>(ticketId, (input) => api.ticket.cancel(input), close)
  const reopen = useTicketCommand<{ reason: string }>(ticketId, (input) => api.ticket.reopen(input), close)
  const confirm = useTicketCommand<object>(
    ticketId,
    (input) => api.ticket.confirm(input),
    (view) => {
      for (const other of [rate, cancel, reopen]) other.forget()
      if (view.mayRate) setSheet('rate')
    },
  )
  const show = (name: SheetName): void => {
    for (const command of [confirm, rate, cancel, reopen]) command.forget()
    setSheet(name)
  }
  const failure = [confirm, rate, cancel, reopen].find((command) => command.failure)?.failure
  const goneOn = useGoneOn(ticketId, failure)
  const known = query.data
  const shown = known && sheet && allowed(sheet, known) && !isFinal(failure) ? sheet : undefined

  return {
    /** Nothing is offered from a ticket that is known to be old. */
    view: known && goneOn ? withoutOffers(known) : known,
    /** Read here, so that the screen is drawn again when a question ends (useGoneOn). */
    asking: query.isFetching,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    refresh: () => query.refetch(),
    now,
    sheet: shown,
    show,
    close,
    confirm,
    rate,
    cancel,
    reopen,
    /** A refusal is final: the sheet goes, the sentence stands on the page beside the state that is true now. */
    refused: isFinal(failure) || (sheet && !shown) ? failure : undefined,
  }
}

const isFinal = (failure: Failure | undefined): boolean => failure?.kind === 'refused'

export type ResidentTicket = ReturnType<typeof useResidentTicket>
/** As soon as it is there. */
export type ShownTicket = ResidentTicket & { view: TicketView }
