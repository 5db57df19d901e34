import { useQuery } from '@tanstack/react-query'
import { api } from './api'
import { keys } from './keys'
import { failureOfQuery } from './query-state'

/** What a time for this ticket can be agreed from, as the server knows it: rota, working time, and how late one may go. */
export function useVisitTimes(ticketId: string) {
  const query = useQuery({
    queryKey: keys.visitTimes(ticketId),
    queryFn: () => api.ticket.visitTimes({ ticketId }),
    // What may be agreed changes with every time that is: nothing of the last sheet is offered in the next.
    staleTime: 0,
    gcTime: 0,
  })
  return { offer: query.data, unread: failureOfQuery(query), retry: () => void query.refetch() }
}
