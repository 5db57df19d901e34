import type { Instant } from '../kernel/instant'
import type { Entry } from './facts'
import type { Ticket } from './ticket'

/** Entries that a ticket's document holds at most (design.md D3): every command reads and may write all of them. */
export const TIMELINE_CAP = 200
/** Entries of one history part. The oldest leave together, so that one command in a hundred pays for it. */
export const PART_SIZE = 100

/**
 * A stretch of a ticket's timeline that left its document: the entries from `n · PART_SIZE` on, in order. It counts
 * once the ticket says so (`inHistory`); until then the ticket still holds the same entries (decisions/0022).
 */
export type HistoryPart = {
  _id: string
  version: number
  ticketId: string
  communityId: string
  n: number
  /** When its oldest entry happened. */
  from: Instant
  /** The version of the ticket that the entries were read from: what a later reader wrote is never put back. */
  asOf: number
  entries: Entry[]
}

export const partIdOf = (ticketId: string, n: number): string => `${ticketId}-${String(n)}`

/** How many parts of a ticket's history count. */
export const partsOf = ({ inHistory = 0 }: Pick<Ticket, 'inHistory'>): number => inHistory / PART_SIZE

/** How many entries a ticket has, wherever they are. */
export const entryCount = ({ inHistory = 0, timeline }: Pick<Ticket, 'inHistory' | 'timeline'>): number =>
  inHistory + timeline.length

const partOf = ({ _id, communityId }: Ticket, n: number, asOf: number, entries: Entry[]): HistoryPart => ({
  _id: partIdOf(_id, n),
  version: 1,
  ticketId: _id,
  communityId,
  n,
  from: Math.min(...entries.map(({ at }) => at)),
  asOf,
  entries,
})

/**
 * The ticket as its document holds it, and the parts that must be kept before that is written. All parts of one ticket
 * have the same size, so whoever moves the same entries writes the same document.
 * @param asOf the version of the ticket as it was read
 */
export const shelve = (ticket: Ticket, asOf: number): { ticket: Ticket; parts: HistoryPart[] } => {
  const parts: HistoryPart[] = []
  let { timeline, inHistory = 0 } = ticket
  while (timeline.length > TIMELINE_CAP) {
    parts.push(partOf(ticket, inHistory / PART_SIZE, asOf, timeline.slice(0, PART_SIZE)))
    timeline = timeline.slice(PART_SIZE)
    inHistory += PART_SIZE
  }
  return { ticket: parts.length === 0 ? ticket : { ...ticket, timeline, inHistory }, parts }
}

/** The whole timeline, oldest first, from the ticket and its history in any order. */
export const wholeTimeline = (ticket: Ticket, history: readonly HistoryPart[]): Entry[] => [
  ...history
    .filter(({ n }) => n < partsOf(ticket))
    .sort((a, b) => a.n - b.n)
    .flatMap(({ entries }) => entries),
  ...ticket.timeline,
]
