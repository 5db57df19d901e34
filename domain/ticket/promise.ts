import { courtesyName } from '../community/person'
import type { Department } from '../kernel/department'
import type { Instant } from '../kernel/instant'
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

type Aim = Required<Pick<TicketPromise, 'what' | 'by'>>

const agreedVisit = ({ visitAt, state }: Progress): Aim[] =>
  visitAt === undefined || state === 'on_site' ? [] : [{ what: 'visit', by: visitAt }]

/** What is still to be kept. An agreed visit stands in the place of the solved target (domain.md §3.3). */
const aimsOf = (progress: Progress): Aim[] => {
  const visit = agreedVisit(progress)
  const clocks = progress.clocks.filter(
    (clock) => clock.metAt === undefined && (clock.name !== 'solved' || visit.length === 0),
  )
  return [...visit, ...clocks.map(({ name, dueAt }) => ({ what: WHAT[name], by: dueAt }))]
}

const earliest = (aims: readonly Aim[]): Aim | undefined =>
  aims.reduce<Aim | undefined>((first, aim) => (first && first.by <= aim.by ? first : aim), undefined)

/**
 * The promise that stands at `now`: while held, when work on it begins; then the earliest of the agreed visit and the
 * targets not yet met; once done, until when the resident may object.
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
  const aim = earliest(aimsOf(ticket))
  if (aim === undefined) return { ...base, what: 'none', late: false }
  return { ...base, ...aim, late: aim.by < now }
}
