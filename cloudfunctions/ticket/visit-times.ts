import { policyAt, type Community } from '../../domain/community/community'
import { isInHouse, memberOf, type Roster, type StaffMember } from '../../domain/community/roster'
import { inForce } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import { canMove } from '../../domain/ticket/moves'
import type { Ticket } from '../../domain/ticket/ticket'
import { latestVisit } from '../../domain/ticket/visit'
import { dutyOf } from '../../domain/ticket/visit-slots'
import { admit } from '../_kit/call'
import { refuse } from '../_kit/refuse'
import { load } from '../_kit/store/store'
import { tickets } from './implementer'
import { loadTicket, subjectOf } from './subject'

/** Whose rota counts: of what nobody has accepted, of whoever accepts it; a firm's people have none here. */
const whoComes = (ticket: Ticket, askerId: string, roster: Roster | undefined): StaffMember | undefined => {
  if (roster === undefined || ticket.firm !== undefined) return undefined
  const personId = canMove('accept', ticket.state) ? askerId : ticket.owner.personId
  const member = memberOf(roster, personId)
  return member !== undefined && isInHouse(member) ? member : undefined
}

export const visitTimes = tickets.visitTimes.handler(async ({ input, context: { call } }) => {
  const loading = loadTicket(input.ticketId)
  const {
    person,
    standings,
    value: ticket,
  } = await admit(call, loading, (found) => found && subjectOf(found))
  if (ticket === undefined) throw refuse('NOT_FOUND', 'not_found')
  const [community, roster] = await Promise.all([
    load<Community>('communities', ticket.communityId),
    load<Roster>('rosters', ticket.communityId),
  ])
  if (community === undefined) throw refuse('NOT_FOUND', 'not_found')
  const { calendars } = inForce(policyAt(community, call.now), PUBLIC_DAYS)
  const until = latestVisit(ticket, standings)
  return {
    duty: dutyOf(
      { member: whoComes(ticket, person._id, roster), calendar: calendars[ticket.department] },
      call.now,
    ),
    ...(until !== undefined && { until }),
    now: call.now,
  }
})
