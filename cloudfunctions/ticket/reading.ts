import type { TicketCard } from '../../contract/ticket'
import { homesAt, type Person } from '../../domain/community/person'
import { rolesAt } from '../../domain/community/trial'
import { CARD_FIELDS, cardOf, type CardSource } from '../../domain/ticket/card'
import { offeredTo } from '../../domain/ticket/offered'
import { admit } from '../_kit/call'
import { page, type Page } from '../_kit/store/page'
import type { ListQuery } from '../_kit/store/queries'
import { command } from '../_kit/store/store'
import { admitToTicket } from './carry-out'
import { tickets } from './implementer'
import { viewOf } from './view'

export const get = tickets.get.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  return viewOf(ticket, thread, person, call.now)
})

type Box = 'mine' | 'jobs' | 'offered'
type Slice = Pick<ListQuery, 'index' | 'equals' | 'filter'>

/** What the caller reported in public without a home; nobody did whose number was never verified. */
const ownPublic = ({ _id, phoneVerifiedAt }: Person, open: boolean): Slice[] =>
  phoneVerifiedAt === undefined
    ? []
    : [{ index: 'byReporter', equals: { reporterId: _id }, filter: { householdId: '', open } }]

const mine = (person: Person, open: boolean, now: number): Slice[] => [
  ...homesAt(person, now).map(({ communityId, householdId }) => ({
    index: 'mine',
    equals: { communityId, householdId, open },
  })),
  ...ownPublic(person, open),
]

const jobs = (person: Person, open: boolean, now: number): Slice[] =>
  [...new Set(rolesAt(person, now).map((role) => role.communityId))].map((communityId) => ({
    index: 'jobs',
    equals: { communityId, 'owner.personId': person._id, open },
  }))

/** What the person's contractor firm works on. */
const firmJobs = ({ roles }: Person, open: boolean): Slice[] =>
  roles.flatMap(({ communityId, role, firmId }) =>
    role === 'contractor' && firmId !== undefined
      ? [{ index: 'firm', equals: { communityId, 'firm.firmId': firmId, open } }]
      : [],
  )

/** Jobs of the person's departments that nobody has accepted: a colleague may take them (domain.md §3.4). */
const offered = (person: Person, now: number): Slice[] =>
  offeredTo(person, now).map(({ communityId, department }) => ({
    index: 'offered',
    equals: { communityId, department, state: 'dispatched' },
    // What a firm works on is not for colleagues to take.
    filter: { firm: command.exists(false) },
  }))

const slicesOf = (box: Box, person: Person, open: boolean, now: number): Slice[] => {
  if (box === 'mine') return mine(person, open, now)
  return box === 'jobs' ? [...jobs(person, open, now), ...firmJobs(person, open)] : offered(person, now)
}

const unique = (slices: readonly Slice[]): Slice[] => [
  ...new Map(slices.map((slice) => [JSON.stringify(slice), slice])).values(),
]

/** Several homes or communities are several slices of the index; their pages are merged in the list's own order. */
const merge = (box: Box, pages: readonly Page<CardSource>[], limit: number): Page<CardSource> => {
  const sort =
    box === 'mine' ? (ticket: CardSource) => -ticket.submittedAt : (ticket: CardSource) => ticket.sortDue
  const value = box === 'mine' ? (ticket: CardSource) => ticket.submittedAt : sort
  const byId = (a: string, b: string) => (box === 'mine' ? (a < b ? 1 : -1) : a < b ? -1 : 1)
  const all = pages.flatMap(({ items }) => items).sort((a, b) => sort(a) - sort(b) || byId(a._id, b._id))
  const items = all.slice(0, limit)
  const last = items.at(-1)
  const more = all.length > limit || pages.some((one) => one.before !== undefined)
  return { items, ...(more && last && { before: `${String(value(last))}.${last._id}` }) }
}

export const list = tickets.list.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve({}), (subject) => subject)
  const { box, open, before, limit } = input
  const slices = unique(slicesOf(box, person, open, call.now))
  const pages = await Promise.all(
    slices.map((slice) =>
      page<CardSource>({ collection: 'tickets', ...slice, fields: CARD_FIELDS, limit }, before),
    ),
  )
  const found = merge(box, pages, limit)
  const side = box === 'mine' ? 'resident' : 'staff'
  const cards: TicketCard[] = found.items.map((ticket) => cardOf(ticket, call.now, side))
  return { cards, now: call.now, ...(found.before !== undefined && { before: found.before }) }
})
