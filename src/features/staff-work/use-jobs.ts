import type { TicketCard } from '../../../contract/ticket'
import { lookForOffers } from '../../api/activity'
import { useNow } from '../../api/use-now'
import { useTicketList } from '../../api/use-ticket-list'
import { useInSight } from '../../platform/page-events'

const isWork = ({ state }: TicketCard): boolean => state !== 'done'

/** The caller's jobs by what is due, what nobody has accepted, and what waits for residents. */
export function useJobs() {
  const jobs = useTicketList({ box: 'jobs' })
  const offers = useTicketList({ box: 'offered' })
  const mine = jobs.cards ?? []
  const own = new Set(mine.map(({ ticketId }) => ticketId))
  const offered = (offers.cards ?? []).filter(({ ticketId }) => !own.has(ticketId))
  // While this list is in sight a new job is seen within 5 s, and so is one that a colleague took: 4 s between two polls.
  useInSight(lookForOffers)
  const refresh = (): void => {
    void jobs.refresh()
    void offers.refresh()
  }
  return {
    now: useNow(),
    working: mine.filter(isWork),
    waiting: mine.filter((card) => !isWork(card)),
    offered,
    loading: jobs.cards === undefined || offers.cards === undefined,
    failure: jobs.failure ?? offers.failure,
    refresh,
    more: jobs.more,
    loadingMore: jobs.loadingMore,
  }
}
