import { api } from '../../api/api'
import { useTicketCommand } from '../../api/use-ticket'

/** Setting out and arriving: one tap each, nothing to fill in. */
export function useStep(ticketId: string) {
  const setOut = useTicketCommand<object>(ticketId, (input) => api.ticket.setOut(input))
  const arrive = useTicketCommand<object>(ticketId, (input) => api.ticket.arrive(input))
  return {
    take: (step: 'set_out' | 'arrive') => (step === 'set_out' ? setOut : arrive).run({}),
    busy: setOut.busy || arrive.busy,
    failure: setOut.failure ?? arrive.failure,
  }
}
