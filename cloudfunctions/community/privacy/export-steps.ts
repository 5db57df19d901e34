import type { Person } from '../../../domain/community/person'
import type { Entry, Fact } from '../../../domain/ticket/facts'
import { partsOf, type HistoryPart } from '../../../domain/ticket/history'
import type { Ticket } from '../../../domain/ticket/ticket'
import { page } from '../../_kit/store/page'
import type { ListQuery } from '../../_kit/store/queries'
import { command, loadMany } from '../../_kit/store/store'

/** So many that an answer stays under 1 MB with the longest texts and a person at every second step. */
const DOCUMENTS_A_PAGE = 5

const saidIn = (fact: Fact) => {
  if (fact.type === 'cancelled' || fact.type === 'reopened') return { text: fact.reason }
  if (fact.type !== 'rated') return {}
  const { score, tags, words } = fact.rating
  return { score, tags, text: words }
}

/** What the person did as a resident; what staff did is the record of the work, and nobody's own data. */
const stepsIn = (number: string, entries: readonly Entry[], personId: string) =>
  entries
    .filter(({ by }) => by.kind === 'resident' && by.personId === personId)
    .map(({ at, fact }) => ({ number, at, what: fact.type, ...saidIn(fact) }))

type Slice = Pick<ListQuery, 'index' | 'equals' | 'filter'>

/** The tickets the person reported, then those of their households that they did something on. */
const slicesOf = ({ _id, homes }: Person): Slice[] => {
  const households = new Map(homes.map(({ communityId, householdId }) => [householdId, communityId]))
  const acted = { 'timeline.by.personId': _id, reporterId: command.neq(_id) }
  return [
    { index: 'byReporter', equals: { reporterId: _id } },
    ...[...households].flatMap(([householdId, communityId]) =>
      [true, false].map((open) => ({
        index: 'mine',
        equals: { communityId, householdId, open },
        filter: acted,
      })),
    ),
  ]
}

type Own = Pick<Ticket, '_id' | 'number' | 'timeline'>

/** One's own steps that are in the tickets' documents; the cursor is the slice and where it stands in it. */
export const stepsOf = async (person: Person, before: string | undefined) => {
  const slices = slicesOf(person)
  const [at = '0', cursor = ''] = before?.split('~') ?? []
  const slice = slices[Number(at)]
  if (slice === undefined) return { steps: [] }
  const query = {
    collection: 'tickets',
    ...slice,
    fields: ['number', 'timeline', 'submittedAt'],
    limit: DOCUMENTS_A_PAGE,
  }
  const found = await page<Own>(query, cursor === '' ? undefined : cursor)
  const steps = found.items.flatMap(({ number, timeline }) => stepsIn(number, timeline, person._id))
  if (found.before !== undefined) return { steps, before: `${at}~${found.before}` }
  const next = Number(at) + 1
  return { steps, ...(next < slices.length && { before: `${String(next)}~` }) }
}

/** One's own steps that left the tickets' documents, wherever the tickets are; parts that do not count yet are not told. */
export const historyOf = async ({ _id }: Person, before: string | undefined) => {
  const found = await page<HistoryPart>(
    {
      ...{ collection: 'ticket_history', index: 'byActor', equals: { 'entries.by.personId': _id } },
      filter: { entries: command.elemMatch({ 'by.kind': 'resident', 'by.personId': _id }) },
      limit: DOCUMENTS_A_PAGE,
    },
    before,
  )
  const ids = [...new Set(found.items.map(({ ticketId }) => ticketId))]
  const tickets = ids.length === 0 ? [] : await loadMany<Ticket>('tickets', ids, ['number', 'inHistory'])
  const steps = found.items.flatMap(({ ticketId, n, entries }) => {
    const ticket = tickets.find((one) => one._id === ticketId)
    return ticket === undefined || n >= partsOf(ticket) ? [] : stepsIn(ticket.number, entries, _id)
  })
  return { steps, ...(found.before !== undefined && { before: found.before }) }
}
