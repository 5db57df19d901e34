import { failureOfQuery } from '../../api/query-state'
import { useTicket } from '../../api/use-ticket'

/** The ticket beside the queue. */
export function useMatter(ticketId: string) {
  const query = useTicket(ticketId)
  return { view: query.data, failure: failureOfQuery(query), retry: () => void query.refetch() }
}
