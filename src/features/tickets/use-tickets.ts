import { useState } from 'react'
import { useNow } from '../../api/use-now'
import { useMe } from '../../api/use-me'
import { useTicketList } from '../../api/use-ticket-list'
import { open } from '../../platform/navigate'

export type Which = 'open' | 'closed'

/** What my household reported, or I in public: going on, or over. */
export function useTickets() {
  const me = useMe()
  const [which, choose] = useState<Which>('open')
  // Whoever agreed to the notice may have reported in public without a home.
  const known = (me.who?.homes.length ?? 0) > 0 || me.who?.consent !== undefined
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
