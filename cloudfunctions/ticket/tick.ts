import { actingFor, leadOf, managerOf, supervisorsOf, type StaffMember } from '../../domain/community/roster'
import { append } from '../../domain/ticket/append'
import { passedClocks } from '../../domain/ticket/due'
import type { Owner } from '../../domain/ticket/parts'
import { mayNotHandle } from '../../domain/ticket/placement'
import { entriesOfTime, type StaffMessage } from '../../domain/ticket/tick'
import type { Ticket } from '../../domain/ticket/ticket'
import { now } from '../_kit/live'
import { log, logFailure } from '../_kit/log'
import { command, list } from '../_kit/store/store'
import { wakeNotify } from '../_kit/wake'
import { commitTicket } from './history'
import { staffMessages } from './messages'
import { handlerAt, loadPlace, type Place } from './place'

/** A tick takes what is due, emergencies first, and leaves the rest to the next (design.md D1). */
const PER_TICK = 200
const STOP_AFTER_MS = 40_000

const placeOrAlarm = async (communityId: string): Promise<Place | undefined> => {
  const place = await loadPlace(communityId)
  // Its tickets go on without a roster: they must not stay due for ever in front of everybody else's.
  if (place === undefined) log('alarm_community_not_set_up', { communityId })
  return place
}

/** Each community is read once a tick. */
const placesOfOneTick = () => {
  const known = new Map<string, Promise<Place | undefined>>()
  return (communityId: string): Promise<Place | undefined> => {
    const place = known.get(communityId) ?? placeOrAlarm(communityId)
    known.set(communityId, place)
    return place
  }
}

const asOwner = (member: StaffMember): Owner => ({
  personId: member.personId,
  name: member.name,
  phone: member.phone,
  as: 'member',
})

/** The lead, or the next in the chain whose own matter it is not; each with the deputy of that minute (domain.md §2). */
const leadFor = (ticket: Ticket, place: Place | undefined, at: number): Owner | undefined => {
  if (place === undefined) return undefined
  const { roster } = place
  const chain = [leadOf(roster, ticket.department), ...supervisorsOf(roster), managerOf(roster)]
  const own = mayNotHandle(roster, ticket)
  const acting = chain.flatMap((member) => member ?? []).map((member) => actingFor(roster, member, at))
  const told = acting.find(({ personId }) => !own.includes(personId))
  return told && asOwner(told)
}

const afterTime = (
  ticket: Ticket,
  messages: readonly StaffMessage[],
  place: Place | undefined,
  at: number,
): Ticket | undefined => {
  const entries = entriesOfTime(ticket, {
    now: at,
    handler: (instant) => handlerAt(ticket, place, instant),
    lead: leadFor(ticket, place, at),
    messages,
  })
  return entries.length === 0 ? undefined : append(ticket, entries)
}

const needsThread = (ticket: Ticket, at: number): boolean =>
  passedClocks(ticket, at).some((clock) => clock.name === 'firstReply' || clock.name === 'update')

/** Whoever got it has one more now, so that a morning's tickets do not all go to the same person. */
const countDispatched = (before: Ticket, after: Ticket, place: Place | undefined): void => {
  const [from, to] = [before.owner.personId, after.owner.personId]
  if (place === undefined || from === to) return
  place.openWork[from] = (place.openWork[from] ?? 0) - 1
  place.openWork[to] = (place.openWork[to] ?? 0) + 1
}

const settle = async (ticket: Ticket, place: Place | undefined, at: number): Promise<boolean> => {
  const messages = needsThread(ticket, at) ? await staffMessages(ticket) : []
  const done = await commitTicket(ticket, (state) => afterTime(state, messages, place, at))
  if (!done.changed) return false
  countDispatched(ticket, done.after, place)
  await wakeNotify('tickets', ticket._id, at)
  return true
}

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
