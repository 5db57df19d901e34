import type { Person } from '../../domain/community/person'
import { MOST_IN_TRIAL } from '../../domain/community/trial-limits'
import { refuse } from '../_kit/refuse'
import { countBy } from '../_kit/store/count'
import { loadTicket } from './subject'

type Visitor = Pick<Person, 'trial'>

const countIn = async (slice: { collection: string; index: string; match: object }): Promise<number> => {
  const [counted] = await countBy({ ...slice, match: { ...slice.match }, by: { all: 'all' } })
  return counted?.n ?? 0
}

/** Nobody knows who tries the program out, so it takes only so much of them. A repeat of what is there goes through. */
export const ticketWithinTrial = async (
  { trial }: Visitor,
  communityId: string,
  ticketId: string,
): Promise<void> => {
  if (trial?.communityId !== communityId) return
  const { tickets } = MOST_IN_TRIAL
  const there = await countIn({ collection: 'tickets', index: 'byNumber', match: { communityId } })
  if (there < tickets || (await loadTicket(ticketId)) !== undefined) return
  throw refuse('NOT_ALLOWED', 'try_out_tickets', {}, { n: String(tickets) })
}

/** The same of a message to a ticket. */
export const messageWithinTrial = async (
  { trial }: Visitor,
  { communityId, _id }: { communityId: string; _id: string },
): Promise<void> => {
  if (trial?.communityId !== communityId) return
  const { messages } = MOST_IN_TRIAL
  const there = await countIn({ collection: 'messages', index: 'thread', match: { ticketId: _id } })
  if (there >= messages) throw refuse('NOT_ALLOWED', 'try_out_messages', {}, { n: String(messages) })
}
