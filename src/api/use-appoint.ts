import { api } from './api'
import type { Failure } from './failure'
import { useTicketCommand } from './use-ticket'
import { useVisitTimes } from './use-visit-times'

/** Agreeing the time of a visit, or moving it. */
export function useAppoint(ticketId: string, onDone: () => void, onRefused: (failure: Failure) => void) {
  const offered = useVisitTimes(ticketId)
  const { run, busy, failure } = useTicketCommand<{ visitAt: number; visitFrom?: number }>(
    ticketId,
    (input) => api.ticket.appoint(input),
    onDone,
    // Another time can be chosen in the sheet; everything else ends it.
    (why) => {
      if (why.code !== 'BAD_INPUT') onRefused(why)
    },
  )
  const agree = ({ from, by }: { from?: number; by: number }) =>
    run({ visitAt: by, ...(from !== undefined && { visitFrom: from }) })
  return { run: agree, busy, failure, offered }
}
