import { courtesyName } from '../community/person'
import type { Department } from '../kernel/department'
import type { Instant } from '../kernel/instant'
import type { Clock } from '../sla/clocks'
import type { ClockName } from '../sla/policy'
import { WORKING_STATES, type Intake } from './parts'
import type { Progress } from './ticket'

/** Who, and by when (domain.md §1 P2): what every card and every ticket shows at the top. */
export type TicketPromise = {
  department: Department
  who?: string
  what: 'dispatch' | 'reply' | 'visit' | 'solved' | 'confirm' | 'none'
  by?: Instant
  late: boolean
}

const WHAT: Record<ClockName, TicketPromise['what']> = {
  assigned: 'dispatch',
  firstReply: 'reply',
  onSite: 'visit',
  update: 'reply',
  solved: 'solved',
}

const named = (progress: Progress, reader: 'resident' | 'staff'): string | undefined => {
  const { name } = progress.owner
  if (name === '') return undefined
  return reader === 'resident' ? courtesyName(name) : name
}

const earliestUnmet = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter((clock) => clock.metAt === undefined)
    .reduce<Clock | undefined>(
      (first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock),
      undefined,
    )

/**
 * The promise that stands at `now`: while held, when work on it begins; then the agreed visit, or the earliest target
 * not yet met; once done, until when the resident may object.
 */
export const promiseOf = (
  ticket: Intake & Progress,
  now: Instant,
  reader: 'resident' | 'staff',
): TicketPromise => {
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
  if (ticket.dispatchAt !== undefined && ticket.dispatchAt > now) {
    return { ...base, what: 'dispatch', by: ticket.dispatchAt, late: false }
  }
  if (ticket.visitAt !== undefined && ticket.state !== 'on_site') {
    return { ...base, what: 'visit', by: ticket.visitAt, late: ticket.visitAt < now }
  }
  const clock = earliestUnmet(ticket.clocks)
  if (clock === undefined) return { ...base, what: 'none', late: false }
  return { ...base, what: WHAT[clock.name], by: clock.dueAt, late: clock.dueAt < now }
}
