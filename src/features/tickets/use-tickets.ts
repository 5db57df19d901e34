import { useState } from 'react'
import { useNow } from '../../api/use-now'
import { useMe } from '../../api/use-me'
import { useTicketList } from '../../api/use-ticket-list'
import { open } from '../../platform/navigate'

export type Which = 'open' | 'closed'

/** What my household reported: going on, or over. */
export function useTickets() {
  const me = useMe()
  const [which, choose] = useState<Which>('open')
  const known = (me.who?.homes.length ?? 0) > 0
  const list = useTicketList({ box: 'mine', open: which === 'open', enabled: known })
  return {
    me,
    known,
    which,
    choose,
    list,
    now: useNow(),
    openTicket: (id: string) => void open('ticket', { id }),
    report: () => void open('home', {}),
  }
}
export type TicketsState = ReturnType<typeof useTickets>
