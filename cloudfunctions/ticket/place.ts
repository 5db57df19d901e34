import { policyAt, type Community } from '../../domain/community/community'
import type { Roster } from '../../domain/community/roster'
import { inForce } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import { chooseHandler, type Handler } from '../../domain/ticket/dispatch'
import { WORKING_STATES } from '../../domain/ticket/parts'
import { mayNotHandle } from '../../domain/ticket/placement'
import type { Ticket } from '../../domain/ticket/ticket'
import { load } from '../_kit/store/store'
import { openWorkOf } from './open-work'

/** What the choice of a handler depends on. */
export type Place = { community: Community; roster: Roster; openWork: Record<string, number> }

/** Three reads at once; undefined when the community is not set up. */
export const loadPlace = async (communityId: string): Promise<Place | undefined> => {
  const [community, roster, openWork] = await Promise.all([
    load<Community>('communities', communityId),
    load<Roster>('rosters', communityId),
    openWorkOf(communityId),
  ])
  return community === undefined || roster === undefined ? undefined : { community, roster, openWork }
}

/** The ticket itself is no reason to give it to somebody else. */
const otherWork = ({ owner, state }: Ticket, openWork: Place['openWork']): Place['openWork'] =>
  WORKING_STATES.includes(state)
    ? { ...openWork, [owner.personId]: (openWork[owner.personId] ?? 0) - 1 }
    : openWork

/** Who would get the ticket at `at`; without a place nobody, visibly. */
export const handlerAt = (
  ticket: Ticket,
  place: Place | undefined,
  at: number,
  excluding: readonly string[] = [],
): Handler => {
  if (place === undefined) return { kind: 'nobody', reason: 'nobody_at_all', startsAt: at }
  const { community, roster, openWork } = place
  return chooseHandler({
    department: ticket.department,
    skill: ticket.category,
    priority: ticket.priority,
    members: roster.members,
    openWork: otherWork(ticket, openWork),
    now: at,
    calendar: inForce(policyAt(community, at), PUBLIC_DAYS).calendars[ticket.department],
    excluding: [...mayNotHandle(roster, ticket), ...excluding],
  })
}
