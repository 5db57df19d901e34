import { api } from './api'
import type { Failure } from './failure'
import { useTicketCommand } from './use-ticket'

/** Agreeing the time of a visit, or moving it. */
export function useAppoint(ticketId: string, onDone: () => void, onRefused: (failure: Failure) => void) {
  const { run, busy, failure } = useTicketCommand<{ visitAt: number }>(
    ticketId,
    (input) => api.ticket.appoint(input),
    onDone,
    // Another time can be chosen in the sheet; everything else ends it.
    (why) => {
      if (why.code !== 'BAD_INPUT') onRefused(why)
    },
  )
  return { run: (visitAt: number) => run({ visitAt }), busy, failure }
}
