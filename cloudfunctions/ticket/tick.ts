import type { Community } from '../../domain/community/community'
import { leadOf, type Roster, type StaffMember } from '../../domain/community/roster'
import { chooseHandler } from '../../domain/ticket/dispatch'
import { inForce } from '../../domain/sla/policy'
import { PUBLIC_DAYS } from '../../domain/sla/public-holidays'
import { alreadyDone, append, entriesOf } from '../../domain/ticket/append'
import { passedClocks } from '../../domain/ticket/due'
import type { Fact } from '../../domain/ticket/facts'
import type { Owner } from '../../domain/ticket/parts'
import { mayNotHandle, ownerOf } from '../../domain/ticket/placement'
import { factsOfTime } from '../../domain/ticket/tick'
import type { Ticket } from '../../domain/ticket/ticket'
import { commit } from '../_kit/command'
import { now } from '../_kit/live'
import { logFailure } from '../_kit/log'
import { command, list, load } from '../_kit/store/store'
import { wakeNotify } from '../_kit/wake'
import { firstStaffMessage, type Message } from './messages'
import { openWorkOf } from './open-work'
import { loadTicket } from './subject'

/** A tick takes what is due, emergencies first, and leaves the rest to the next (design.md D1). */
const PER_TICK = 200
const STOP_AFTER_MS = 40_000

type Place = { community: Community; roster: Roster; openWork: Record<string, number> }

const loadPlace = async (communityId: string): Promise<Place> => {
  const [community, roster, openWork] = await Promise.all([
    load<Community>('communities', communityId),
    load<Roster>('rosters', communityId),
    openWorkOf(communityId),
  ])
  if (community === undefined || roster === undefined)
    throw new Error(`community ${communityId} is not set up`)
  return { community, roster, openWork }
}

/** Each community is read once a tick. */
const placesOfOneTick = () => {
  const known = new Map<string, Promise<Place>>()
  return (communityId: string): Promise<Place> => {
    const place = known.get(communityId) ?? loadPlace(communityId)
    known.set(communityId, place)
    return place
  }
}

const handlerNow = (ticket: Ticket, { community, roster, openWork }: Place, at: number): Owner =>
  ownerOf(
    chooseHandler({
      department: ticket.department,
      skill: ticket.category,
      priority: ticket.priority,
      members: roster.members,
      openWork,
      now: at,
      calendar: inForce(community.policy, PUBLIC_DAYS).calendars[ticket.department],
      excluding: mayNotHandle(roster, ticket),
    }),
  )

const asOwner = (member: StaffMember): Owner => ({
  personId: member.personId,
  name: member.name,
  phone: member.phone,
  as: 'member',
})

/** Names what time did, so that the same hour done twice is done once. */
const tickId = (facts: readonly Fact[], ticket: Ticket): string =>
  facts
    .map((fact) =>
      fact.type === 'overdue'
        ? `${fact.clock}@${String(fact.dueAt)}`
        : `${fact.type}@${String(ticket.doneAt ?? ticket.dispatchAt ?? 0)}`,
    )
    .join('+')

/** A staff message that the ticket does not know of: its writer was stopped between two writes (say.ts). */
const withLostReply = (ticket: Ticket, message: Message | undefined): Ticket => {
  if (message === undefined || alreadyDone(ticket, `reply-${message._id}`)) return ticket
  const fact: Fact = { type: 'replied', messageId: message._id }
  return append(ticket, entriesOf([fact], message.by, message.at, `reply-${message._id}`))
}

const afterTime = (
  ticket: Ticket,
  message: Message | undefined,
  place: Place,
  at: number,
): Ticket | undefined => {
  const known = withLostReply(ticket, message)
  const lead = leadOf(place.roster, ticket.department)
  const facts = factsOfTime(known, {
    now: at,
    handler: handlerNow(known, place, at),
    lead: lead && asOwner(lead),
  })
  if (facts.length === 0) return known === ticket ? undefined : known
  return append(known, entriesOf(facts, { kind: 'system' }, at, tickId(facts, known)))
}

const needsThread = (ticket: Ticket, at: number): boolean =>
  passedClocks(ticket, at).some((clock) => clock.name === 'firstReply' || clock.name === 'update')

const settle = async (ticket: Ticket, place: Place, at: number): Promise<boolean> => {
  const message = needsThread(ticket, at) ? await firstStaffMessage(ticket._id) : undefined
  const reload = () => loadTicket(ticket._id)
  const done = await commit('tickets', ticket, reload, (state) =>
    collapse(afterTime(state, message, place, at), state),
  )
  if (done.changed) await wakeNotify('tickets', ticket._id, at)
  return done.changed
}

/** Two appends in one write are one step of the version. */
const collapse = (after: Ticket | undefined, before: Ticket): Ticket | undefined =>
  after && { ...after, version: before.version + 1 }

const dueTickets = async (at: number): Promise<Ticket[]> => {
  const due = (priority: string) =>
    list<Ticket>({
      collection: 'tickets',
      index: 'due',
      equals: { priority },
      range: { field: 'nextDueAt', condition: command.lte(at) },
      limit: PER_TICK,
    })
  const [emergencies, others] = await Promise.all([due('emergency'), due('normal')])
  return [...emergencies, ...others].slice(0, PER_TICK)
}

/** The ticket function's timer (each minute). Overlap and re-runs are harmless: every step is a compare-and-set. */
export const tick = async (): Promise<Record<string, number>> => {
  const at = now()
  const placeOf = placesOfOneTick()
  const due = await dueTickets(at)
  const count = { due: due.length, changed: 0, failed: 0 }
  for (const ticket of due) {
    if (now() - at > STOP_AFTER_MS) break
    try {
      if (await settle(ticket, await placeOf(ticket.communityId), at)) count.changed += 1
    } catch (failure) {
      // One ticket that cannot be settled must not stop the others' clocks.
      count.failed += 1
      logFailure('tick_failed', failure, { ticketId: ticket._id })
    }
  }
  return count
}
