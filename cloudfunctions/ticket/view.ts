import type { TicketView, TimelineItem } from '../../contract/ticket'
import { standingsOf } from '../../domain/community/access'
import { maskPhone, type Person } from '../../domain/community/person'
import { mayReveal } from '../../domain/community/privacy'
import { DAY } from '../../domain/kernel/instant'
import { cardOf } from '../../domain/ticket/card'
import { movesFor } from '../../domain/ticket/moves'
import { WORKING_STATES } from '../../domain/ticket/parts'
import { isRated } from '../../domain/ticket/rating'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Thread } from './messages'
import { showPhotos } from './photos/show'
import { newestPage, photosIn, residentName, type Reader, type Side } from './story'
import { subjectOf } from './subject'

/** What one person is to a ticket as its reader. */
export const readerOf = (ticket: Ticket, person: Person, now: number): Reader => {
  const standings = standingsOf(person, subjectOf(ticket), now, 'deputy')
  const own = standings.includes('reporter') || standings.includes('household')
  const works = standings.includes('handler') || standings.includes('contractor')
  const needsName = own || (ticket.open && works)
  return { personId: person._id, side: own ? 'resident' : 'staff', standings, needsName }
}

/** Empty where there is none: whoever came by an invitation may have told no number. */
const phoneFor = (phone: string, { standings }: Reader): string =>
  phone === '' || standings.includes('reporter') ? phone : maskPhone(phone)

/** The number in full is the reporter's own; staff ask for it by `ticket.reveal`, which is logged (domain.md §8). */
const reporterFor = (ticket: Ticket, reader: Reader): TicketView['reporter'] => ({
  name: residentName(reader, ticket.reporterName),
  phone: phoneFor(ticket.reporterPhone, reader),
})

/** Photos of the report, of what was done at last, and of the story as far as it is shown. */
const photoIdsOf = (ticket: Ticket, story: readonly TimelineItem[]): string[] => [
  ...new Set([...ticket.photos, ...(ticket.completion?.photos ?? []), ...photosIn(story)]),
]

/** Residents talk about what is open; staff may add to what is closed. */
export const maySay = (ticket: Ticket, side: Side): boolean => ticket.open || side === 'staff'

const mayRate = (ticket: Ticket, reader: Reader): boolean =>
  reader.side === 'resident' && (ticket.state === 'done' || ticket.state === 'confirmed') && !isRated(ticket)

const movesOf = (ticket: Ticket, reader: Reader, now: number) => {
  const late = ticket.confirmedAt !== undefined && now > ticket.confirmedAt + ticket.terms.reopenDays * DAY
  return movesFor(ticket.kind, ticket.state, reader.standings, ticket.firm).filter(
    (move) => move !== 'reopen' || !late,
  )
}

const outcomeOf = (ticket: Ticket): Partial<TicketView> => ({
  ...(ticket.visitAt !== undefined && { visitAt: ticket.visitAt }),
  ...(ticket.visitFrom !== undefined && { visitFrom: ticket.visitFrom }),
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
  thread: Thread,
  person: Person,
  now: number,
): Promise<TicketView> => {
  const reader = readerOf(ticket, person, now)
  const { items, earlier } = newestPage(ticket, thread, reader)
  const working = WORKING_STATES.includes(ticket.state)
  return {
    ...cardOf(ticket, now, reader.side),
    communityId: ticket.communityId,
    text: ticket.text,
    photoIds: ticket.photos,
    ...(await showPhotos(photoIdsOf(ticket, items), reader)),
    reporter: reporterFor(ticket, reader),
    mayReveal: reader.side === 'staff' && mayReveal(ticket.open, reader.standings),
    ownerPhone: working ? ticket.owner.phone : '',
    ...(ticket.firm && reader.side === 'staff' && { firm: ticket.firm }),
    clocks: ticket.clocks.map(({ name, dueAt, metAt, overdueAt }) => ({ name, dueAt, metAt, overdueAt })),
    ...outcomeOf(ticket),
    timeline: items,
    ...(earlier !== undefined && { earlier }),
    moves: movesOf(ticket, reader, now),
    maySay: maySay(ticket, reader.side),
    mayRate: mayRate(ticket, reader),
    version: ticket.version,
  }
}
