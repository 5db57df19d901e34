import { memberOf, type Roster } from '../../domain/community/roster'
import { homesAt, type Person } from '../../domain/community/person'
import { refuse } from '../_kit/refuse'
import { load } from '../_kit/store/store'
import { admitToTicket, carryOut, rehearse, writeCommand } from './carry-out'
import { tickets } from './implementer'
import { keepOrRefuse } from './keep-or-refuse'
import { viewOf } from './view'

export const accept = tickets.accept.handler(({ input, context }) =>
  carryOut(context.call, input, {
    do: 'accept',
    atOnce: input.atOnce,
    ...(input.visitAt !== undefined && { visitAt: input.visitAt }),
  }),
)

export const appoint = tickets.appoint.handler(({ input, context }) =>
  carryOut(context.call, input, { do: 'appoint', visitAt: input.visitAt }),
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
  const photos = done ? [] : await keepOrRefuse(input.photos, `photos/${ticket._id}`)
  const command = finishWith(photos)
  return viewOf(await writeCommand(call, { person, ticket, command, commandId }), thread, person, call.now)
})

/** Only somebody of the ticket's department can be given it. */
export const assign = tickets.assign.handler(async ({ input, context: { call } }) => {
  const { person, ticket, thread } = await admitToTicket(call, input.ticketId)
  const [roster, assignee] = await Promise.all([
    load<Roster>('rosters', ticket.communityId),
    load<Person>('persons', input.toPersonId),
  ])
  const member = roster && memberOf(roster, input.toPersonId)
  if (
    member?.department !== ticket.department ||
    assignee === undefined ||
    assignee.disabledAt !== undefined
  ) {
    throw refuse('BAD_INPUT', 'not_on_roster', { field: 'toPersonId' })
  }
  const owner = { personId: member.personId, name: member.name, phone: member.phone, as: 'member' as const }
  const ownerHouseholds = homesAt(assignee, call.now).map((home) => home.householdId)
  const command = { do: 'assign' as const, owner, ownerHouseholds }
  const after = await writeCommand(call, { person, ticket, command, commandId: input.commandId })
  return viewOf(after, thread, person, call.now)
})
