import type { TimelineItem } from '../../contract/ticket'
import { PART_SIZE } from '../../domain/ticket/history'
import type { Ticket } from '../../domain/ticket/ticket'
import { admit } from '../_kit/call'
import { refuse } from '../_kit/refuse'
import { loadPart } from './history'
import { tickets } from './implementer'
import { threadOf } from './messages'
import { showPhotos } from './photos/show'
import { cursorOf, photosIn, storyPage, type Place, type Reader, type Steps, type StoryPage } from './story'
import { loadTicket, subjectOf } from './subject'
import { readerOf } from './view'

const placeOf = (cursor: string): Place => {
  const [steps = '', ...message] = cursor.split('.')
  return { steps: Number(steps), message: message.join('.') }
}

/** The entries before the place, as many as one document holds. */
const stepsBefore = async ({ _id, inHistory = 0, timeline }: Ticket, steps: number): Promise<Steps> => {
  if (steps === 0) return { from: 0, entries: [] }
  if (steps > inHistory) return { from: inHistory, entries: timeline.slice(0, steps - inHistory) }
  const n = Math.ceil(steps / PART_SIZE) - 1
  const { entries } = await loadPart(_id, n)
  return { from: n * PART_SIZE, entries: entries.slice(0, steps - n * PART_SIZE) }
}

const pageBefore = async (ticket: Ticket, { steps, message }: Place, reader: Reader): Promise<StoryPage> => {
  const [before, thread] = await Promise.all([stepsBefore(ticket, steps), threadOf(ticket._id, message)])
  return storyPage(before, thread, reader, message)
}

/** Whoever asks for more sees more: stretches of a story that hold little for this reader are put together. */
const ENOUGH = 20
const ROUNDS = 10

const storyBefore = async (ticket: Ticket, place: Place, reader: Reader): Promise<StoryPage> => {
  let items: TimelineItem[] = []
  let next: Place | undefined = place
  for (let round = 0; next !== undefined && items.length < ENOUGH && round < ROUNDS; round += 1) {
    const page: StoryPage = await pageBefore(ticket, next, reader)
    items = [...page.items, ...items].sort((a, b) => a.at - b.at)
    next = page.next
  }
  return { items, ...(next && { next }) }
}

/** What happened before the part of the story that the ticket's view shows; reads only. */
export const earlier = tickets.earlier.handler(async ({ input, context: { call } }) => {
  const loading = loadTicket(input.ticketId)
  const { person, value: ticket } = await admit(call, loading, (found) => found && subjectOf(found))
  if (ticket === undefined) throw refuse('NOT_FOUND', 'not_found')
  const reader = readerOf(ticket, person, call.now)
  const { items, next } = await storyBefore(ticket, placeOf(input.before), reader)
  const photos = await showPhotos([...new Set(photosIn(items))], reader)
  return { timeline: items, ...photos, ...(next && { earlier: cursorOf(next) }) }
})
