import type { TaskLine } from '../../../contract/register'
import type { HomeRequest } from '../../../domain/community/home-request'
import type { Unit } from '../../../domain/community/household'
import type { Person } from '../../../domain/community/person'
import { namesRoom, namesUnit } from '../../../domain/community/place-words'
import { clean } from '../../../domain/community/register/clean'
import type { Instant } from '../../../domain/kernel/instant'
import type { Ticket } from '../../../domain/ticket/ticket'
import { admit } from '../../_kit/call'
import { refuse } from '../../_kit/refuse'
import { command, list, load } from '../../_kit/store/store'
import { householdsOf } from '../home/tenancies'
import { register } from './implementer'
import { isOwn } from './task'

/** So many are offered without a search, tickets and requests each. */
const OFFERED = 20
/** A front desk with more waiting requests than this has another problem. */
const MOST_REQUESTS = 200

const FIELDS = ['number', 'category', 'place', 'submittedAt', 'householdId', 'open'] as const
type Found = Pick<Ticket, '_id' | (typeof FIELDS)[number]>

const ticketLine = ({ _id, number, category, place, submittedAt }: Found): TaskLine => ({
  ...{ kind: 'ticket', ticketId: _id, number, category, place: place.label, since: submittedAt },
})
const requestLine = ({ _id, relation, place, askedAt }: HomeRequest): TaskLine => ({
  ...{ kind: 'request', requestId: _id, relation, place, since: askedAt },
})

const query = { collection: 'tickets', fields: FIELDS, limit: OFFERED }

/** Open tickets about the unit, whichever household reported them. */
const ticketsAt = async (communityId: string, unitId: string): Promise<Found[]> => {
  const households = await householdsOf(communityId, unitId)
  if (households.length === 0) return []
  return list<Found>({
    ...{ ...query, index: 'mine', equals: { communityId }, filter: { open: true } },
    range: { field: 'householdId', condition: command.in(households.map(({ _id }) => _id)) },
  })
}

/** What is open elsewhere: what is due first, or the one of a number as it is read out on the phone. */
const ticketsOf = async (communityId: string, find: string): Promise<Found[]> => {
  if (find === '') return list<Found>({ ...query, index: 'live', equals: { communityId, open: true } })
  const number = find.toUpperCase()
  const found = await list<Found>({ ...query, index: 'byNumber', equals: { communityId, number } })
  return found.filter(({ open }) => open)
}

const waitingIn = (communityId: string): Promise<HomeRequest[]> =>
  list<HomeRequest>({
    ...{ collection: 'home_requests', index: 'waiting', equals: { communityId, state: 'waiting' } },
    limit: MOST_REQUESTS,
  })

const isAbout =
  (unit: Unit) =>
  ({ place }: HomeRequest): boolean =>
    namesRoom(place) && namesUnit(place, unit)

const others = (person: Person, now: Instant) => ({
  ticket: ({ householdId }: Found): boolean => !isOwn(person, householdId, now),
  request: ({ personId }: HomeRequest): boolean => personId !== person._id,
})

/** What a look at a unit may be for; nothing of the caller's own home. */
export const tasks = register.tasks.handler(async ({ input, context: { call } }) => {
  const { communityId, unitId } = input
  const find = clean(input.find ?? '')
  const { person, value: unit } = await admit(call, load<Unit>('units', unitId), () => ({ communityId }))
  if (unit?.communityId !== communityId) throw refuse('NOT_FOUND', 'not_found')
  const [at, open, waiting] = await Promise.all([
    ticketsAt(communityId, unitId),
    ticketsOf(communityId, find),
    waitingIn(communityId),
  ])
  const may = others(person, call.now)
  const tickets = at.filter(may.ticket)
  const requests = waiting.filter(may.request)
  const here = requests.filter(isAbout(unit))
  const elsewhere = find === '' ? requests.filter((one) => !here.includes(one)).slice(0, OFFERED) : []
  const known = new Set(tickets.map(({ _id }) => _id))
  const more = open.filter((ticket) => may.ticket(ticket) && (find !== '' || !known.has(ticket._id)))
  return {
    here: [...tickets.map(ticketLine), ...here.map(requestLine)],
    others: [...more.map(ticketLine), ...elsewhere.map(requestLine)],
    now: call.now,
  }
})
