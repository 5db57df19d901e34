import type { Person } from '../../domain/community/person'
import { actingFor, memberOf, type Roster, type StaffMember } from '../../domain/community/roster'
import type { Owner } from '../../domain/ticket/parts'
import { mayNotHandle, ownerOf } from '../../domain/ticket/placement'
import type { Ticket } from '../../domain/ticket/ticket'
import { load } from '../_kit/store/store'
import { handlerAt, loadPlace } from './place'

const isThere = (person: Person | undefined, at: number): boolean =>
  person !== undefined && (person.disabledAt === undefined || person.disabledAt > at)

/** Whoever stands in for an owner who is away, unless it is their own matter or their account is closed. */
const deputyOf = async (
  ticket: Ticket,
  roster: Roster,
  { personId, name, phone }: StaffMember,
  at: number,
): Promise<Owner | undefined> => {
  if (mayNotHandle(roster, ticket).includes(personId)) return undefined
  return isThere(await load<Person>('persons', personId), at)
    ? { personId, name, phone, as: ticket.owner.as }
    : undefined
}

/**
 * Who takes the place of an owner whose account is closed, who has left the roster or who is away for a span; undefined
 * while the owner can go on. Where the deputy may not or cannot, it goes the way of a new report. Two reads, up to four
 * more when somebody has to be found.
 */
export const successorOf = async (ticket: Ticket, at: number): Promise<Owner | undefined> => {
  const { personId } = ticket.owner
  const [person, roster] = await Promise.all([
    load<Person>('persons', personId),
    load<Roster>('rosters', ticket.communityId),
  ])
  const member = roster && memberOf(roster, personId)
  const excluding = [personId]
  if (isThere(person, at) && roster !== undefined && member !== undefined) {
    const acting = actingFor(roster, member, at)
    if (acting.personId === personId) return undefined
    const deputy = await deputyOf(ticket, roster, acting, at)
    if (deputy !== undefined) return deputy
    excluding.push(acting.personId)
  }
  return ownerOf(handlerAt(ticket, await loadPlace(ticket.communityId), at, excluding))
}
