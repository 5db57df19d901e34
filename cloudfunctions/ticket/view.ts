import type { TicketView, TimelineItem } from '../../contract/ticket'
import { standingsOf, type Standing } from '../../domain/community/access'
import { courtesyName, maskName, maskPhone, type Person } from '../../domain/community/person'
import { mayReveal } from '../../domain/community/privacy'
import { DAY } from '../../domain/kernel/instant'
import { cardOf } from '../../domain/ticket/card'
import type { Actor, Entry } from '../../domain/ticket/facts'
import { movesFor } from '../../domain/ticket/moves'
import { WORKING_STATES } from '../../domain/ticket/parts'
import { isRated } from '../../domain/ticket/rating'
import type { Ticket } from '../../domain/ticket/ticket'
import { photoLinks } from '../_kit/photos/keep-photos'
import type { Message } from './messages'
import { subjectOf } from './subject'

type Side = 'resident' | 'staff'
/** `needsName`: at work on it, or on the reporter's own side (domain.md §8: by need). */
type Reader = { personId: string; side: Side; standings: Standing[]; needsName: boolean }

const readerOf = (ticket: Ticket, person: Person, now: number): Reader => {
  const standings = standingsOf(person, subjectOf(ticket), now, 'deputy')
  const own = standings.includes('reporter') || standings.includes('household')
  const needsName = own || (ticket.open && standings.includes('handler'))
  return { personId: person._id, side: own ? 'resident' : 'staff', standings, needsName }
}

/** Residents read a courtesy name, staff the full one (domain.md §8). */
const nameFor = (reader: Reader, name: string): string =>
  reader.side === 'resident' ? courtesyName(name) : name

/** Whoever came by a phone number alone may have told no name yet. */
const residentName = (reader: Reader, name: string): string =>
  reader.needsName || name === '' ? name : maskName(name)

const whoFor = (by: Actor, reader: Reader): TimelineItem['who'] => {
  if (by.kind === 'system') return { kind: 'system', name: '', me: false }
  const name = by.kind === 'staff' ? nameFor(reader, by.name) : residentName(reader, by.name)
  return { kind: by.kind, name, me: by.personId === reader.personId }
}

const detailOf = ({ fact }: Entry, reader: Reader): Partial<TimelineItem> => {
  switch (fact.type) {
    case 'dispatched':
    case 'accepted':
      return {
        ownerName: nameFor(reader, fact.owner.name),
        ...('visitAt' in fact && fact.visitAt !== undefined && { until: fact.visitAt }),
      }
    case 'reopened':
      return {
        text: fact.reason,
        ownerName: nameFor(reader, fact.owner.name),
        ...(fact.solveBy !== undefined && { until: fact.solveBy }),
      }
    case 'held':
      return { ...(fact.dispatchAt !== undefined && { until: fact.dispatchAt }) }
    case 'finished':
      return {
        text: fact.completion.words,
        photos: fact.completion.photos,
        until: fact.confirmBy,
        completion: fact.completion,
      }
    case 'rated':
      return { score: fact.rating.score, text: fact.rating.words }
    case 'cancelled':
      return { text: fact.reason }
    case 'overdue':
      return { clock: fact.clock, until: fact.dueAt }
    default:
      return {}
  }
}

const stepOf = (entry: Entry, reader: Reader): TimelineItem => ({
  id: entry.id,
  at: entry.at,
  who: whoFor(entry.by, reader),
  what: entry.fact.type === 'confirmed' && entry.fact.auto ? 'auto_confirmed' : entry.fact.type,
  ...detailOf(entry, reader),
})

const messageOf = (message: Message, reader: Reader): TimelineItem => ({
  id: message._id,
  at: message.at,
  who: whoFor(message.by, reader),
  what: 'message',
  text: message.text,
  photos: message.photos,
})

/** Steps and messages in one conversation; a reply is shown as its message, and residents need not read of overdue marks. */
const timelineOf = (ticket: Ticket, thread: readonly Message[], reader: Reader): TimelineItem[] => {
  const steps = ticket.timeline
    .filter(
      (entry) => entry.fact.type !== 'replied' && (reader.side === 'staff' || entry.fact.type !== 'overdue'),
    )
    .map((entry) => stepOf(entry, reader))
  return [...steps, ...thread.map((message) => messageOf(message, reader))].sort((a, b) => a.at - b.at)
}

/** The number in full is the reporter's own; staff ask for it by `ticket.reveal`, which is logged (domain.md §8). */
const reporterFor = (ticket: Ticket, reader: Reader): TicketView['reporter'] => ({
  name: residentName(reader, ticket.reporterName),
  phone: reader.standings.includes('reporter') ? ticket.reporterPhone : maskPhone(ticket.reporterPhone),
})

const photoIdsOf = (ticket: Ticket, thread: readonly Message[]): string[] => [
  ...new Set([
    ...ticket.photos,
    // Of every round: reopening takes the completion off the ticket, never its photos out of the story.
    ...ticket.timeline.flatMap(({ fact }) => (fact.type === 'finished' ? fact.completion.photos : [])),
    ...thread.flatMap((message) => message.photos),
  ]),
]

/** Residents talk about what is open; staff may add to what is closed. */
export const maySay = (ticket: Ticket, side: Side): boolean => ticket.open || side === 'staff'

const mayRate = (ticket: Ticket, reader: Reader): boolean =>
  reader.side === 'resident' && (ticket.state === 'done' || ticket.state === 'confirmed') && !isRated(ticket)

const movesOf = (ticket: Ticket, reader: Reader, now: number) => {
  const late = ticket.confirmedAt !== undefined && now > ticket.confirmedAt + ticket.terms.reopenDays * DAY
  return movesFor(ticket.kind, ticket.state, reader.standings).filter((move) => move !== 'reopen' || !late)
}

const outcomeOf = (ticket: Ticket): Partial<TicketView> => ({
  ...(ticket.visitAt !== undefined && { visitAt: ticket.visitAt }),
  ...(ticket.doneAt !== undefined && { doneAt: ticket.doneAt }),
  ...(ticket.confirmedAt !== undefined && {
    confirmedAt: ticket.confirmedAt,
    reopenUntil: ticket.confirmedAt + ticket.terms.reopenDays * DAY,
  }),
  ...(ticket.completion && { completion: ticket.completion }),
  ...(ticket.rating && {
    rating: {
      score: ticket.rating.score,
      tags: ticket.rating.tags,
      words: ticket.rating.words,
      earlier: !isRated(ticket),
    },
  }),
})

/** The ticket as one reader may see it, with the buttons that the table of moves gives them. */
export const viewOf = async (
  ticket: Ticket,
  thread: readonly Message[],
  person: Person,
  now: number,
): Promise<TicketView> => {
  const reader = readerOf(ticket, person, now)
  const photoIds = photoIdsOf(ticket, thread)
  const working = WORKING_STATES.includes(ticket.state)
  return {
    ...cardOf(ticket, now, reader.side),
    communityId: ticket.communityId,
    text: ticket.text,
    photoIds: ticket.photos,
    photoLinks: await photoLinks(photoIds),
    reporter: reporterFor(ticket, reader),
    mayReveal: reader.side === 'staff' && mayReveal(ticket.open, reader.standings),
    ownerPhone: working ? ticket.owner.phone : '',
    clocks: ticket.clocks.map(({ name, dueAt, metAt, overdueAt }) => ({ name, dueAt, metAt, overdueAt })),
    ...outcomeOf(ticket),
    timeline: timelineOf(ticket, thread, reader),
    moves: movesOf(ticket, reader, now),
    maySay: maySay(ticket, reader.side),
    mayRate: mayRate(ticket, reader),
    version: ticket.version,
  }
}
