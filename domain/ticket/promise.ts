import { courtesyName } from '../community/person'
import type { Department } from '../kernel/department'
import type { Instant } from '../kernel/instant'
import { type Aim, WORKING_STATES } from './parts'
import type { Ticket } from './ticket'

/** Who, and by when (domain.md §1 P2): what every card and every ticket shows at the top. */
export type TicketPromise = {
  department: Department
  who?: string
  what: Aim['what'] | 'confirm' | 'none'
  by?: Instant
  /** From when somebody comes, of a slot. */
  from?: Instant
  late: boolean
}

type Promised = Pick<Ticket, 'department' | 'owner' | 'firm' | 'state' | 'brief' | 'confirmBy' | 'dispatchAt'>

/** Who answers for it: residents read a form of address (domain.md §8). */
export const ownerWord = (
  { owner }: Pick<Promised, 'owner'>,
  reader: 'resident' | 'staff',
): string | undefined => {
  const { name } = owner
  if (name === '') return undefined
  return reader === 'resident' ? courtesyName(name) : name
}

/** Who comes, as residents read it; staff read who answers for it. */
const named = (ticket: Promised, reader: 'resident' | 'staff'): string | undefined =>
  reader === 'resident' && ticket.firm ? ticket.firm.name : ownerWord(ticket, reader)

/**
 * The promise that stands at `now`: while held, when work on it begins, unless a target has passed meanwhile (24 h pass
 * at night as well); then what is next to be kept; once done, until when the resident may object.
 */
export const promiseOf = (ticket: Promised, now: Instant, reader: 'resident' | 'staff'): TicketPromise => {
  const who = named(ticket, reader)
  const base = { department: ticket.department, ...(who !== undefined && { who }) }
  if (ticket.state === 'done')
    return {
      ...base,
      what: 'confirm',
      late: false,
      ...(ticket.confirmBy !== undefined && { by: ticket.confirmBy }),
    }
  if (!WORKING_STATES.includes(ticket.state)) return { ...base, what: 'none', late: false }
  const { next } = ticket.brief
  const missed = next !== undefined && next.by < now
  if (!missed && ticket.dispatchAt !== undefined && ticket.dispatchAt > now) {
    return { ...base, what: 'dispatch', by: ticket.dispatchAt, late: false }
  }
  if (next === undefined) return { ...base, what: 'none', late: false }
  return { ...base, ...next, late: next.by < now }
}
