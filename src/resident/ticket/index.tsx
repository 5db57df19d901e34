import { Ticket } from '../../features/ticket/ticket'
import { useOpenedWith } from '../../platform/page-events'

export default function TicketPage() {
  const { id = '' } = useOpenedWith()
  return <Ticket ticketId={id} />
}
