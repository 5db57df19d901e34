import { failureOfQuery } from '../../api/query-state'
import type { Failure } from '../../api/failure'
import { useGoneOn, useTicket } from '../../api/use-ticket'
import { useTicketRead } from '../../api/use-ticket-read'
import { useIsInSight } from '../../platform/page-events'

/** A supervisor hears of few of them by the pulse. */
const everyOne = (): boolean => true

/**
 * The ticket beside the queue.
 * @param refused why the last thing asked of it was not done: when it went on meanwhile, nothing is offered until the
 *   fresh ticket is there
 */
export function useMatter(ticketId: string, refused: Failure | undefined) {
  const query = useTicket(ticketId, everyOne)
  const inSight = useIsInSight()
  useTicketRead(inSight ? query.data : undefined)
  const goneOn = useGoneOn(ticketId, refused)
  return {
    view: query.data,
    offered: goneOn ? [] : (query.data?.moves ?? []),
    /** Read here, so that the screen is drawn again when a question ends (useGoneOn). */
    asking: query.isFetching,
    failure: failureOfQuery(query),
    retry: () => void query.refetch(),
  }
}
