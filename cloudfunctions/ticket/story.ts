import type { TimelineItem } from '../../contract/ticket'
import type { Standing } from '../../domain/community/access'
import { courtesyName, maskName } from '../../domain/community/person'
import type { Actor, Entry, WordsMark } from '../../domain/ticket/facts'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Message, Thread } from './messages'
import { reach } from './reach'

export type Side = 'resident' | 'staff'
/** `needsName`: at work on it, or on the reporter's own side (domain.md §8: by need). */
export type Reader = { personId: string; side: Side; standings: Standing[]; needsName: boolean }

/** Residents read a courtesy name, staff the full one (domain.md §8). */
const nameFor = (reader: Reader, name: string): string =>
  reader.side === 'resident' ? courtesyName(name) : name

/** Whoever came by a phone number alone may have told no name yet. */
export const residentName = (reader: Reader, name: string): string =>
  reader.needsName || name === '' ? name : maskName(name)

const whoFor = (by: Actor, reader: Reader): TimelineItem['who'] => {
  if (by.kind === 'system') return { kind: 'system', name: '', me: false }
  const name = by.kind === 'staff' ? nameFor(reader, by.name) : residentName(reader, by.name)
  return { kind: by.kind, name, me: by.personId === reader.personId }
}

const visitIn = ({
  visitAt,
  visitFrom,
}: {
  visitAt?: number
  visitFrom?: number
}): Partial<TimelineItem> => ({
  ...(visitAt !== undefined && { until: visitAt }),
  ...(visitFrom !== undefined && { from: visitFrom }),
})

const detailOf = ({ fact }: Entry, reader: Reader): Partial<TimelineItem> => {
  switch (fact.type) {
    case 'firm_assigned':
      return { ownerName: fact.firm.name }
    case 'dispatched':
    case 'owner_changed':
    case 'accepted':
      return {
        // A firm's acceptance is the firm's, whoever noted it.
        ownerName: ('firm' in fact && fact.firm) || nameFor(reader, fact.owner.name),
        ...(fact.type === 'accepted' && visitIn(fact)),
      }
    case 'reopened':
      return {
        text: fact.reason,
        ownerName: nameFor(reader, fact.owner.name),
        ...(fact.solveBy !== undefined && { until: fact.solveBy }),
      }
    case 'appointed':
      return { ...visitIn(fact), ...(fact.was && { was: fact.was }) }
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

const SUPERVISING: readonly Standing[] = ['lead', 'supervisor', 'manager']

/** What was not asked is no reason to doubt anybody. */
const markFor = ({ mark }: { mark?: WordsMark }, { standings }: Reader): Partial<TimelineItem> =>
  mark !== undefined && mark !== 'unchecked' && standings.some((one) => SUPERVISING.includes(one))
    ? { mark }
    : {}

const stepOf = (entry: Entry, reader: Reader): TimelineItem => ({
  id: entry.id,
  at: entry.at,
  who: whoFor(entry.by, reader),
  what: entry.fact.type === 'confirmed' && entry.fact.auto ? 'auto_confirmed' : entry.fact.type,
  ...detailOf(entry, reader),
  ...markFor(entry, reader),
})

const messageOf = (message: Message, reader: Reader): TimelineItem => ({
  id: message._id,
  at: message.at,
  who: whoFor(message.by, reader),
  what: 'message',
  text: message.text,
  photos: message.photos,
  ...markFor(message, reader),
})

/** A reply is shown as its message, and residents need not read of overdue marks. */
const isShown = ({ fact }: Entry, { side }: Reader): boolean =>
  fact.type !== 'replied' && (side === 'staff' || fact.type !== 'overdue')

/** Steps and messages in one conversation. */
const itemsOf = (entries: readonly Entry[], messages: readonly Message[], reader: Reader): TimelineItem[] => {
  const steps = entries.filter((entry) => isShown(entry, reader)).map((entry) => stepOf(entry, reader))
  return [...steps, ...messages.map((message) => messageOf(message, reader))].sort((a, b) => a.at - b.at)
}

/** How far a reader has come, going back: the first `steps` entries and the messages before `message` are still to come. */
export type Place = { steps: number; message: string }

/** Entries that follow one another, `from` the given place in the whole timeline. */
export type Steps = { from: number; entries: readonly Entry[] }

/** A page of the story, oldest first; `next` is where the one before it ends, absent at the beginning. */
export type StoryPage = { items: TimelineItem[]; next?: Place }

/** What can be shown of the entries and messages that were read. @param message where the thread was read from */
export const storyPage = (
  { from, entries }: Steps,
  thread: Thread,
  reader: Reader,
  message?: string,
): StoryPage => {
  const shown = reach({ items: entries, more: from > 0 }, { items: thread.messages, more: thread.more })
  const items = itemsOf(shown.steps, shown.messages, reader)
  if (shown.floor === -Infinity) return { items }
  const steps = from + entries.length - shown.steps.length
  const [oldest] = shown.messages
  // No id sorts before a dash, so that a message of that very instant is not passed over.
  const known = oldest ? `${String(oldest.at)}.${oldest._id}` : (message ?? `${String(shown.floor)}.-`)
  return { items, next: { steps, message: known } }
}

/** What is shown of a ticket at first: as much of its document and of the newest messages as is known whole. */
export const newestPage = (
  { timeline, inHistory = 0 }: Ticket,
  thread: Thread,
  reader: Reader,
): { items: TimelineItem[]; earlier?: string } => {
  const { items, next } = storyPage({ from: inHistory, entries: timeline }, thread, reader)
  return { items, ...(next && { earlier: cursorOf(next) }) }
}

/** As contract `ticket.earlier` hands it out. */
export const cursorOf = ({ steps, message }: Place): string => `${String(steps)}.${message}`

export const photosIn = (items: readonly TimelineItem[]): string[] =>
  items.flatMap(({ photos = [] }) => photos)
