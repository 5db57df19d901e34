import { say } from '../../contract/sentences'
import { onTicket, serves, type Firm } from '../../domain/community/firm'
import { isInHouse, memberOf, type Roster } from '../../domain/community/roster'
import { homesAt, type Person } from '../../domain/community/person'
import type { Owner } from '../../domain/ticket/parts'
import type { Ticket } from '../../domain/ticket/ticket'
import { refuse } from '../_kit/refuse'
import { load } from '../_kit/store/store'
import { admitToTicket, carryOut, rehearse, writeCommand } from './carry-out'
import { carriedOut } from './history'
import { tickets } from './implementer'
import { keepOrRefuse } from './keep-or-refuse'
import { viewOf } from './view'
import { judgeWords } from './words'

export const accept = tickets.accept.handler(({ input, context }) =>
  carryOut(context.call, input, {
    do: 'accept',
    atOnce: input.atOnce,
    ...(input.visitAt !== undefined && { visitAt: input.visitAt }),
    ...(input.visitFrom !== undefined && { visitFrom: input.visitFrom }),
  }),
)

export const appoint = tickets.appoint.handler(({ input, context }) =>
  carryOut(context.call, input, {
    do: 'appoint',
    visitAt: input.visitAt,
    ...(input.visitFrom !== undefined && { visitFrom: input.visitFrom }),
  }),
)

export const setOut = tickets.setOut.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'set_out' }),
)

export const arrive = tickets.arrive.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'arrive' }),
)

export const finish = tickets.finish.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const { commandId, cause, materials, minutes, words } = input
  const finishWith = (photos: string[]) => ({
    do: 'finish' as const,
    completion: { cause, materials, minutes, words, photos },
  })
  // Photos are copied only for what will be written; of a repeat they may be gone from in/ by now.
  const done = await rehearse(call, { person, ticket, command: finishWith([]), commandId })
  const about = { ticketId: ticket._id, by: person._id, at: call.now }
  const typed = { cause, materials, words }
  const [photos, mark] = done
    ? [[]]
    : await Promise.all([
        keepOrRefuse(input.photos, about),
        judgeWords(call, { ticket, side: 'staff', typed }),
      ])
  const command = finishWith(photos)
  const after = await writeCommand(call, { person, ticket, command, commandId, mark })
  return viewOf(after, thread, person, call.now)
})

/** Only one of our own people of the ticket's department can be given it. */
const ownerFor = async (ticket: Ticket, personId: string, field: string, now: number) => {
  const [roster, assignee] = await Promise.all([
    load<Roster>('rosters', ticket.communityId),
    load<Person>('persons', personId),
  ])
  const member = roster && memberOf(roster, personId)
  const may = member?.department === ticket.department && isInHouse(member)
  if (!may || assignee === undefined || assignee.disabledAt !== undefined)
    throw refuse('BAD_INPUT', 'not_on_roster', { field })
  const owner: Owner = { personId, name: member.name, phone: member.phone, as: 'member' }
  return { owner, ownerHouseholds: homesAt(assignee, now).map((home) => home.householdId) }
}

export const assign = tickets.assign.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const owned = await ownerFor(ticket, input.toPersonId, 'toPersonId', call.now)
  const command = { do: 'assign' as const, ...owned }
  const after = await writeCommand(call, { person, ticket, command, commandId: input.commandId })
  return viewOf(after, thread, person, call.now)
})

/**
 * A firm that ends in this very moment is not missed: its end looks for its tickets once more when whoever assigns now
 * has written (domain/community/firm.ts).
 */
export const assignFirm = tickets.assignFirm.handler(async ({ input, errors, context: { call } }) => {
  const { commandId, firmId, ownerId } = input
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  // A repeat is told what it did, whatever became of the firm since.
  if (await carriedOut(ticket, commandId)) return viewOf(ticket, thread, person, call.now)
  const [firm, owned] = await Promise.all([
    load<Firm>('firms', firmId),
    ownerId === undefined ? undefined : ownerFor(ticket, ownerId, 'ownerId', call.now),
  ])
  if (firm === undefined || firm.communityId !== ticket.communityId)
    throw refuse('BAD_INPUT', 'firm_unknown', { field: 'firmId' })
  if (!serves(firm, call.now))
    throw errors.FIRM_OVER({ data: { sentence: say('firm_over', { name: firm.name }) } })
  if (!firm.categories.includes(ticket.category))
    throw refuse('BAD_INPUT', 'firm_other_category', { field: 'firmId' })
  const command = { do: 'assign_firm' as const, firm: onTicket(firm), ownerHouseholds: [], ...owned }
  return viewOf(await writeCommand(call, { person, ticket, command, commandId }), thread, person, call.now)
})
