import type { TicketView } from '../../../contract/ticket'
import { length } from '../format'
import { say } from '../words'

/** What was done, for staff: cause, materials and time; empty before it is done. */
export function outcomeWords({ completion }: Pick<TicketView, 'completion'>): string {
  if (!completion) return ''
  const { cause, materials, minutes } = completion
  return [
    say('ticket.outcome.cause', { cause }),
    materials && say('ticket.outcome.materials', { materials }),
    say('ticket.outcome.length', { length: length(minutes * 60_000) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
