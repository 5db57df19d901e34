import { useState } from 'react'
import type { TicketView } from '../../../contract/ticket'
import { api } from '../../api/api'
import type { Failure } from '../../api/failure'
import { failureOfQuery } from '../../api/query-state'
import { useNow } from '../../api/use-now'
import { useTicket, useTicketCommand } from '../../api/use-ticket'

export type Score = 1 | 2 | 3 | 4 | 5
type Rating = { score: Score; tags: string[]; words: string }
export type SheetName = 'rate' | 'reopen' | 'cancel'

/** One ticket for its resident: what it is, and the commands that the table of moves allows now. */
export function useResidentTicket(ticketId: string) {
  const query = useTicket(ticketId)
  const now = useNow()
  const [sheet, setSheet] = useState<SheetName>()
  const close = (): void => setSheet(undefined)

  const confirm = useTicketCommand<object>(
    ticketId,
    (input) => api.ticket.confirm(input),
    (view) => {
      if (view.mayRate) setSheet('rate')
    },
  )
  const rate = useTicketCommand<Rating>(ticketId, (input) => api.ticket.rate(input), close)
  const cancel = useTicketCommand<object>(ticketId, (input) => api.ticket.cancel(input), close)
  const reopen = useTicketCommand<{ reason: string }>(ticketId, (input) => api.ticket.reopen(input), close)
  /** A refusal is final: the sheet goes, the sentence stands on the page beside the state that is true now. */
  const refused = [confirm, rate, cancel, reopen].map(({ failure }) => failure).find(isFinal)

  return {
    view: query.data,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
    refresh: () => query.refetch(),
    now,
    sheet: refused ? undefined : sheet,
    show: (name: SheetName) => {
      for (const command of [confirm, rate, cancel, reopen]) command.forget()
      setSheet(name)
    },
    close,
    confirm,
    rate,
    cancel,
    reopen,
    refused,
  }
}

const isFinal = (failure: Failure | undefined): failure is Failure => failure?.kind === 'refused'

export type ResidentTicket = ReturnType<typeof useResidentTicket>
/** As soon as it is there. */
export type ShownTicket = ResidentTicket & { view: TicketView }
