import type { Person } from '../../domain/community/person'
import { actingFor, memberOf, type Roster, type StaffMember } from '../../domain/community/roster'
import type { Owner } from '../../domain/ticket/parts'
import { mayNotHandle, ownerOf } from '../../domain/ticket/placement'
import type { Ticket } from '../../domain/ticket/ticket'
import { load } from '../_kit/store/store'
import { handlerAt, loadPlace } from './place'

/** Whoever stands in for an owner who is away, unless it is their own matter. */
const deputyOf = (ticket: Ticket, roster: Roster, owner: StaffMember, at: number): Owner | undefined => {
  const { personId, name, phone } = actingFor(roster, owner, at)
  const away = personId !== owner.personId && !mayNotHandle(roster, ticket).includes(personId)
  return away ? { personId, name, phone, as: ticket.owner.as } : undefined
}

/**
 * Who takes the place of an owner whose account is closed, who has left the roster or who is away for a span; undefined
 * while the owner can go on. Two reads, three more when somebody has to be found.
 */
export const successorOf = async (ticket: Ticket, at: number): Promise<Owner | undefined> => {
  const { personId } = ticket.owner
  const [person, roster] = await Promise.all([
    load<Person>('persons', personId),
    load<Roster>('rosters', ticket.communityId),
  ])
  const there = person !== undefined && (person.disabledAt === undefined || person.disabledAt > at)
  const member = roster && memberOf(roster, personId)
  if (there && roster !== undefined && member !== undefined) return deputyOf(ticket, roster, member, at)
  return ownerOf(handlerAt(ticket, await loadPlace(ticket.communityId), at, [personId]))
}
