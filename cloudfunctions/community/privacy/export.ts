import type { HomeRequest } from '../../../domain/community/home-request'
import type { Person } from '../../../domain/community/person'
import type { Ticket } from '../../../domain/ticket/ticket'
import { record } from '../../_kit/audit'
import { admit } from '../../_kit/call'
import { photoLinks } from '../../_kit/photos/keep-photos'
import { page } from '../../_kit/store/page'
import { list } from '../../_kit/store/store'
import { actions } from '../actions'
import { historyOf, stepsOf } from './export-steps'

/** So many that an answer stays under 1 MB with the longest texts. */
const TICKETS_A_PAGE = 20
const MESSAGES_A_PAGE = 100
const REQUESTS = 200

const TICKET_FIELDS = [
  'number',
  'category',
  'place',
  'text',
  'photos',
  'submittedAt',
  'state',
  'closedAt',
  'rating',
] as const satisfies readonly (keyof Ticket)[]
type OwnTicket = Pick<Ticket, '_id' | (typeof TICKET_FIELDS)[number]>
type OwnMessage = { _id: string; at: number; text: string; photos: string[] }

const personOf = async (person: Person) => {
  const requests = await list<HomeRequest>({
    ...{ collection: 'home_requests', index: 'byPerson', equals: { personId: person._id }, limit: REQUESTS },
  })
  const { name, phone, phoneVerifiedAt, homes, roles, consents = [], desks = [] } = person
  return {
    name,
    phone,
    ...(phoneVerifiedAt !== undefined && { phoneVerifiedAt }),
    homes: homes.map(({ communityName, unitLabel, relation, boundAt, endsAt }) => ({
      ...{ communityName, unitLabel, relation, boundAt },
      ...(endsAt !== undefined && { endsAt }),
    })),
    roles: roles.map(({ communityName, role }) => ({ communityName, role })),
    consents,
    computers: desks.map(({ browser, since, until }) => ({ browser, since, until })),
    requests: requests.map(({ decision, ...asked }) => ({
      ...{ communityName: asked.communityName, name: asked.name, phone: asked.phone, place: asked.place },
      ...{ relation: asked.relation, reason: asked.reason, askedAt: asked.askedAt, state: asked.state },
      ...(decision && { answer: decision.sentence }),
    })),
  }
}

const linksIn = (links: Record<string, string>, photos: readonly string[]): string[] =>
  photos.flatMap((photo) => links[photo] ?? [])

const ticketsOf = async ({ _id }: Person, before: string | undefined) => {
  const found = await page<OwnTicket>(
    {
      ...{ collection: 'tickets', index: 'byReporter', equals: { reporterId: _id } },
      ...{ fields: TICKET_FIELDS, limit: TICKETS_A_PAGE },
    },
    before,
  )
  const links = await photoLinks(found.items.flatMap(({ photos }) => photos))
  const tickets = found.items.map(({ place, photos, closedAt, rating, ...ticket }) => ({
    ...{ number: ticket.number, category: ticket.category, place: place.label, text: ticket.text },
    ...{ photos: linksIn(links, photos), submittedAt: ticket.submittedAt, state: ticket.state },
    ...(closedAt !== undefined && { closedAt }),
    ...(rating && {
      rating: { score: rating.score, tags: rating.tags, words: rating.words, at: rating.at },
    }),
  }))
  return { tickets, ...(found.before !== undefined && { before: found.before }) }
}

const messagesOf = async ({ _id }: Person, before: string | undefined) => {
  const found = await page<OwnMessage>(
    {
      ...{ collection: 'messages', index: 'byWriter', equals: { 'by.personId': _id } },
      ...{ fields: ['at', 'text', 'photos'], limit: MESSAGES_A_PAGE },
    },
    before,
  )
  const links = await photoLinks(found.items.flatMap(({ photos }) => photos))
  const messages = found.items.map(({ at, text, photos }) => ({ at, text, photos: linksIn(links, photos) }))
  return { messages, ...(found.before !== undefined && { before: found.before }) }
}

/** Where a line of the log belongs that is about somebody who may have no home: their first community, or none. */
export const communityOf = ({ homes, roles, trial }: Person): string =>
  [...homes, ...roles].find(({ communityId }) => communityId !== trial?.communityId)?.communityId ?? ''

const PARTS = {
  person: async (person: Person) => ({ person: await personOf(person) }),
  tickets: ticketsOf,
  messages: messagesOf,
  steps: stepsOf,
  history: historyOf,
}

/** One's own data, part by part; logged once for the whole of it. */
export const exportMine = actions.privacy.exportMine.handler(async ({ input, context: { call } }) => {
  const { person } = await admit(call, Promise.resolve(), () => ({}))
  await record(input.commandId, {
    ...{ communityId: communityOf(person), at: call.now, actorId: person._id },
    ...{ act: 'data_exported', about: person._id },
  })
  return { ...(await PARTS[input.part](person, input.before)), now: call.now }
})
