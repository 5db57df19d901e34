import type { Instant } from '../kernel/instant'
import type { Actor, Entry } from './facts'
import type { HistoryPart } from './history'
import type { Rating } from './parts'
import type { Ticket } from './ticket'

/** Who left, who stands in their place, and until when what they did was theirs. */
export type Leaver = { personId: string; as: string; name: string; until: Instant }

/** What they did as a resident is nobody's from now on; what staff did stays theirs: it is the record of the work. */
export const forgetActor = <T extends Actor>(by: T, at: Instant, leaver: Leaver): T =>
  by.kind === 'resident' && by.personId === leaver.personId && at <= leaver.until
    ? { ...by, personId: leaver.as, name: leaver.name }
    : by

const forgetRating = (rating: Rating, leaver: Leaver): Rating =>
  rating.byId === leaver.personId && rating.at <= leaver.until ? { ...rating, byId: leaver.as } : rating

const forgetEntry = (entry: Entry, leaver: Leaver): Entry => ({
  ...entry,
  by: forgetActor(entry.by, entry.at, leaver),
  ...(entry.fact.type === 'rated' && {
    fact: { ...entry.fact, rating: forgetRating(entry.fact.rating, leaver) },
  }),
})

/** A part of a ticket's history without them; undefined when they are not in it. */
export const forgetPart = (part: HistoryPart, leaver: Leaver): HistoryPart | undefined => {
  const entries = part.entries.map((entry) => forgetEntry(entry, leaver))
  return JSON.stringify(entries) === JSON.stringify(part.entries)
    ? undefined
    : { ...part, entries, version: part.version + 1 }
}

/** The ticket without the name, the number and the id of whoever left; what was reported and done stays (domain.md §8). */
export const forget = (ticket: Ticket, leaver: Leaver): Ticket | undefined => {
  const reported = ticket.reporterId === leaver.personId && ticket.submittedAt <= leaver.until
  const after: Ticket = {
    ...ticket,
    ...(reported && { reporterId: leaver.as, reporterName: leaver.name, reporterPhone: '' }),
    timeline: ticket.timeline.map((entry) => forgetEntry(entry, leaver)),
    ...(ticket.rating && { rating: forgetRating(ticket.rating, leaver) }),
  }
  return JSON.stringify(after) === JSON.stringify(ticket)
    ? undefined
    : { ...after, version: ticket.version + 1 }
}
