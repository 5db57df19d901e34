import type { Person } from '../../domain/community/person'
import { memberOf, type Roster } from '../../domain/community/roster'
import type { Owner } from '../../domain/ticket/parts'
import { ownerOf } from '../../domain/ticket/placement'
import type { Ticket } from '../../domain/ticket/ticket'
import { load } from '../_kit/store/store'
import { handlerAt, loadPlace } from './place'

/**
 * Who takes the place of an owner whose account is closed or who has left the roster; undefined while the owner can go
 * on. Two reads, three more when somebody has to be found.
 */
export const successorOf = async (ticket: Ticket, at: number): Promise<Owner | undefined> => {
  const { personId } = ticket.owner
  const [person, roster] = await Promise.all([
    load<Person>('persons', personId),
    load<Roster>('rosters', ticket.communityId),
  ])
  const there = person !== undefined && (person.disabledAt === undefined || person.disabledAt > at)
  if (there && roster !== undefined && memberOf(roster, personId) !== undefined) return undefined
  return ownerOf(handlerAt(ticket, await loadPlace(ticket.communityId), at, [personId]))
}
