import type { Standing } from '../community/access'
import { HOUR, DAY, type Instant } from '../kernel/instant'
import type { Actor, Fact } from './facts'
import { canMove, endingMove, MOVES, type Move } from './moves'
import type { Completion, Owner, Rating, State } from './parts'
import type { Ticket } from './ticket'

/** What a person asks of a ticket. */
export type Command =
  | { do: 'accept'; visitAt?: Instant }
  | { do: 'assign'; owner: Owner; ownerHouseholds: readonly string[] }
  | { do: 'set_out' }
  | { do: 'arrive' }
  | { do: 'finish'; completion: Completion }
  | { do: 'confirm' }
  | { do: 'rate'; rating: Omit<Rating, 'at' | 'byId'> }
  | { do: 'cancel'; reason: string }
  | { do: 'reopen'; reason: string }
  | { do: 'reply'; messageId: string }

/** Who asks, as the access table knows them. */
export type Asker = {
  personId: string
  name: string
  phone: string
  standings: readonly Standing[]
  households: readonly string[]
}

export type Refused =
  | { code: 'WRONG_STATE'; state: State }
  | { code: 'ALREADY_ACCEPTED'; by: string }
  | { code: 'OWN_MATTER' }
  | { code: 'NOT_ALLOWED' }
  | { code: 'TOO_LATE' }
  | { code: 'ALREADY_RATED' }
  | { code: 'VISIT_IN_PAST' }

export type Decision = { facts: Fact[]; by: Actor } | { refused: Refused }

type Context = { ticket: Ticket; asker: Asker; at: Instant }

const refused = (code: Refused): Decision => ({ refused: code })
const staff = ({ asker }: Context, facts: Fact[]): Decision => ({
  facts,
  by: { kind: 'staff', personId: asker.personId, name: asker.name },
})
const resident = ({ asker }: Context, facts: Fact[]): Decision => ({
  facts,
  by: { kind: 'resident', personId: asker.personId, name: asker.name },
})

const may = (move: Move, { asker }: Context): boolean =>
  MOVES[move].by.some((who) => (asker.standings as readonly string[]).includes(who))

/** The table's word on a move: wrong state first, since then the screen is old and nobody is to blame. */
const barred = (move: Move, context: Context): Decision | undefined => {
  if (!canMove(move, context.ticket.state))
    return refused({ code: 'WRONG_STATE', state: context.ticket.state })
  return may(move, context) ? undefined : refused({ code: 'NOT_ALLOWED' })
}

/** Nobody handles a ticket about themselves or their own home (domain.md §2). */
const concerns = (ticket: Ticket, personId: string, households: readonly string[]): boolean =>
  ticket.reporterId === personId || households.includes(ticket.householdId)

const TAKEN: readonly State[] = ['accepted', 'on_the_way', 'on_site', 'done', 'confirmed']

const accept = (context: Context, visitAt: Instant | undefined): Decision => {
  const { ticket, asker, at } = context
  // Whether two accepts collide is decided here, not by the document's counter (design.md D3).
  if (TAKEN.includes(ticket.state)) {
    if (ticket.owner.personId !== asker.personId)
      return refused({ code: 'ALREADY_ACCEPTED', by: ticket.owner.name })
    return staff(context, [])
  }
  const bar = barred('accept', context)
  if (bar !== undefined) return bar
  if (concerns(ticket, asker.personId, asker.households)) return refused({ code: 'OWN_MATTER' })
  if (visitAt !== undefined && visitAt < at) return refused({ code: 'VISIT_IN_PAST' })
  const owner: Owner = { personId: asker.personId, name: asker.name, phone: asker.phone, as: 'member' }
  return staff(context, [{ type: 'accepted', owner, ...(visitAt !== undefined && { visitAt }) }])
}

const assign = (context: Context, owner: Owner, households: readonly string[]): Decision => {
  const bar = barred('assign', context)
  if (bar !== undefined) return bar
  if (concerns(context.ticket, owner.personId, households)) return refused({ code: 'OWN_MATTER' })
  return staff(context, [{ type: 'dispatched', owner, why: 'assigned_by_person' }])
}

const finish = (context: Context, completion: Completion): Decision => {
  const bar = barred(endingMove(context.ticket.kind), context)
  if (bar !== undefined) return bar
  const confirmBy = context.at + context.ticket.terms.autoConfirmHours * HOUR
  return staff(context, [{ type: 'finished', completion, confirmBy }])
}

const rate = (context: Context, rating: Omit<Rating, 'at' | 'byId'>): Decision => {
  const { ticket, asker, at } = context
  if (ticket.state !== 'done' && ticket.state !== 'confirmed')
    return refused({ code: 'WRONG_STATE', state: ticket.state })
  if (!may('confirm', context)) return refused({ code: 'NOT_ALLOWED' })
  if (ticket.rating !== undefined && ticket.rating.at >= (ticket.doneAt ?? 0))
    return refused({ code: 'ALREADY_RATED' })
  return resident(context, [{ type: 'rated', rating: { ...rating, at, byId: asker.personId } }])
}

const reopen = (context: Context, reason: string): Decision => {
  const { ticket, at } = context
  const bar = barred('reopen', context)
  if (bar !== undefined) return bar
  const until = ticket.confirmedAt === undefined ? at : ticket.confirmedAt + ticket.terms.reopenDays * DAY
  if (at > until) return refused({ code: 'TOO_LATE' })
  return resident(context, [{ type: 'reopened', reason, owner: ticket.owner }])
}

const reply = (context: Context, messageId: string): Decision => {
  const { ticket } = context
  const met = ticket.clocks.some((clock) => clock.name === 'firstReply' && clock.metAt === undefined)
  const renews = ticket.clocks.some((clock) => clock.name === 'update' && clock.metAt === undefined)
  return staff(context, met || renews ? [{ type: 'replied', messageId }] : [])
}

const step = (move: Move, context: Context, facts: Fact[], as: typeof staff): Decision =>
  barred(move, context) ?? as(context, facts)

/**
 * Decides a command against the ticket as it stands (design.md D3). Pure: the same inputs give the same facts, so it may
 * be decided again after a conflict. Empty facts mean that there is nothing to change.
 */
export const decide = (command: Command, context: Context): Decision => {
  switch (command.do) {
    case 'accept':
      return accept(context, command.visitAt)
    case 'assign':
      return assign(context, command.owner, command.ownerHouseholds)
    case 'set_out':
      return step('set_out', context, [{ type: 'set_out' }], staff)
    case 'arrive':
      return step('arrive', context, [{ type: 'arrived' }], staff)
    case 'finish':
      return finish(context, command.completion)
    case 'confirm':
      return step('confirm', context, [{ type: 'confirmed', auto: false }], resident)
    case 'rate':
      return rate(context, command.rating)
    case 'cancel':
      return step('cancel', context, [{ type: 'cancelled', reason: command.reason }], resident)
    case 'reopen':
      return reopen(context, command.reason)
    case 'reply':
      return reply(context, command.messageId)
  }
}
