import { withoutContactOnTicket, type FirmOnTicket } from '../community/firm'
import { KEPT_MONTHS, monthsAfter } from '../kernel/keeping'
import { DAY, type Instant } from '../kernel/instant'
import { briefOf } from './brief'
import type { Actor, Entry, Fact } from './facts'
import type { HistoryPart } from './history'
import type { Completion, Rating } from './parts'
import type { Ticket } from './ticket'

/** The shortest term that a community may set for photos; until then nobody looks. */
const SOONEST_MONTHS = 1
/** A policy that shortens its term reaches what was closed before within so long. */
const LOOK_AGAIN = 90 * DAY

type Closed = Pick<Ticket, 'open' | 'closedAt' | 'terms'>

/** When a closed ticket is first looked at for what has served its time. */
export const firstLookAt = (closedAt: Instant): Instant => monthsAfter(closedAt, SOONEST_MONTHS)

/** What has passed its time on a ticket now, or when to look again; undefined while it is open. */
export const stepOf = (
  { open, closedAt, terms }: Closed,
  photoMonths: number,
  now: Instant,
): 'person' | 'photos' | { until: Instant } | undefined => {
  if (open || closedAt === undefined) return undefined
  if (now >= monthsAfter(closedAt, KEPT_MONTHS.tickets)) return 'person'
  // Whoever may still reopen it may still need what they showed.
  const photos = Math.max(monthsAfter(closedAt, photoMonths), closedAt + terms.reopenDays * DAY)
  return now >= photos ? 'photos' : { until: Math.min(photos, now + LOOK_AGAIN) }
}

/** What stands for a resident of a ticket that is older than tickets are kept with names. */
export const RETIRED_NAME = '住户'
const RETIRED_HOME = '住户家中'

const RETIRED_WORDS = '（内容已到期删除）'

/** What residents wrote may name anybody: it goes whole. */
const residentWords = (text: string): string => (text === '' ? '' : RETIRED_WORDS)

/** Numbers by which somebody could be called or looked up go out of free words; the words themselves stay. */
export const withoutNumbers = (text: string): string => text.replace(/\d{7,}[Xx]?/g, '****')

/** Who stands for the residents of one ticket, and the names they had on it. */
export type Retiring = { as: string; names: readonly string[] }

/** What staff wrote tells what was done; the residents' names and numbers go out of it. */
const staffWords = (text: string, names: readonly string[]): string =>
  withoutNumbers(names.reduce((left, name) => left.replaceAll(name, RETIRED_NAME), text))

/** The same for a message of its thread. */
export const retireWords = (by: Actor, text: string, { names }: Retiring): string =>
  by.kind === 'resident' ? residentWords(text) : staffWords(text, names)

/** The names that a ticket has for those who live there. */
export const namesOn = ({ reporterName, timeline }: Pick<Ticket, 'reporterName' | 'timeline'>): string[] => [
  ...new Set(
    [reporterName, ...timeline.flatMap(({ by }) => (by.kind === 'resident' ? by.name : []))].filter(
      (name) => name.length > 1 && name !== RETIRED_NAME,
    ),
  ),
]

const bare = (completion: Completion): Completion => ({ ...completion, photos: [] })

const factWithoutPhotos = (fact: Fact): Fact =>
  fact.type === 'finished' ? { ...fact, completion: bare(fact.completion) } : fact

/** Every photo that a stretch of a timeline names. */
export const photosIn = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ fact }) => (fact.type === 'finished' ? fact.completion.photos : []))

const entriesWithoutPhotos = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => ({ ...entry, fact: factWithoutPhotos(entry.fact) }))

/** The ticket without photos, to be looked at again when its names have served their time. */
export const withoutPhotos = (ticket: Ticket): Ticket => ({
  ...ticket,
  version: ticket.version + 1,
  photos: [],
  ...(ticket.completion && { completion: bare(ticket.completion) }),
  timeline: entriesWithoutPhotos(ticket.timeline),
  brief: { ...ticket.brief, photos: 0 },
  ...(ticket.closedAt !== undefined && { keepUntil: monthsAfter(ticket.closedAt, KEPT_MONTHS.tickets) }),
})

/** The ticket to be looked at again at `keepUntil`. */
export const lookAgain = (ticket: Ticket, keepUntil: Instant): Ticket => ({
  ...ticket,
  version: ticket.version + 1,
  keepUntil,
})

/** A resident is nobody any more; who worked on it stays, it is the record of the work. */
export const retireActor = <T extends Actor>(by: T, as: string): T =>
  by.kind === 'resident' ? { ...by, personId: as, name: RETIRED_NAME } : by

const retireRating = (rating: Rating, { as }: Retiring): Rating => ({
  ...rating,
  byId: as,
  words: residentWords(rating.words),
})

const retireCompletion = (completion: Completion, { names }: Retiring): Completion => ({
  ...bare(completion),
  words: staffWords(completion.words, names),
})

const retireFirm = ({ firm }: { firm?: FirmOnTicket }): { firm?: FirmOnTicket } =>
  firm === undefined ? {} : { firm: withoutContactOnTicket(firm) }

const retireFact = (fact: Fact, who: Retiring): Fact => {
  switch (fact.type) {
    case 'rated':
      return { ...fact, rating: retireRating(fact.rating, who) }
    case 'cancelled':
      return { ...fact, reason: residentWords(fact.reason) }
    case 'reopened':
      return { ...fact, reason: residentWords(fact.reason), ...retireFirm(fact) }
    // Which firm came stays; whom one called there is nobody of ours.
    case 'firm_assigned':
      return { ...fact, firm: withoutContactOnTicket(fact.firm) }
    case 'finished':
      return { ...fact, completion: retireCompletion(fact.completion, who) }
    default:
      return fact
  }
}

const retireEntries = (entries: readonly Entry[], who: Retiring): Entry[] =>
  entries.map((entry) => ({
    ...entry,
    by: retireActor(entry.by, who.as),
    fact: retireFact(entry.fact, who),
  }))

/** The same for a part of its history. */
export const retirePart = (part: HistoryPart, how: 'photos' | 'person', who: Retiring): HistoryPart => ({
  ...part,
  version: part.version + 1,
  entries: how === 'photos' ? entriesWithoutPhotos(part.entries) : retireEntries(part.entries, who),
})

/**
 * The ticket with nobody in it who lives or lived there: no name, number, home, photo, nor a word of theirs. What kind
 * of trouble it was, what was done and how long it took stays; nobody finds from it to a person (domain.md §8).
 * @param as who stands for its residents; of this ticket only
 */
export const retire = (whole: Ticket, as: string): Ticket => {
  // Nobody hears of it any more, either.
  const { keepUntil: _until, pendingSince: _since, ...ticket } = whole
  const { completion, rating, place } = ticket
  const who = { as, names: namesOn(whole) }
  const after: Ticket = {
    ...ticket,
    version: ticket.version + 1,
    ...{ reporterId: as, reporterName: RETIRED_NAME, reporterPhone: '', householdId: '', unitId: '' },
    place: place.kind === 'home' ? { ...place, label: RETIRED_HOME } : place,
    ...{ text: residentWords(ticket.text), photos: [], pending: [] },
    ...(completion && { completion: retireCompletion(completion, who) }),
    ...(rating && { rating: retireRating(rating, who) }),
    ...retireFirm(ticket),
    timeline: retireEntries(ticket.timeline, who),
  }
  return { ...after, brief: briefOf(after, after) }
}
