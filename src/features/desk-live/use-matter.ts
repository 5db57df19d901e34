import { failureOfQuery } from '../../api/query-state'
import { useTicket } from '../../api/use-ticket'

/** A supervisor hears of few of them by the pulse. */
const everyOne = (): boolean => true

/** The ticket beside the queue. */
export function useMatter(ticketId: string) {
  const query = useTicket(ticketId, everyOne)
  return { view: query.data, failure: failureOfQuery(query), retry: () => void query.refetch() }
}
