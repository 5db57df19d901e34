import { Tickets } from '../../features/tickets/tickets'
import { useTabBadge } from '../../api/use-tab-badge'

export default function TicketsPage() {
  useTabBadge()
  return <Tickets />
}
