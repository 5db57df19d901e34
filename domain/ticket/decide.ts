import type { Standing } from '../community/access'
import { HOUR, DAY, type Instant } from '../kernel/instant'
import type { WorkCalendar } from '../sla/calendar'
import { hasAppointment } from '../sla/clock-changes'
import { movedBy } from '../sla/pauses'
import type { Actor, Fact } from './facts'
import { canMove, endingMove, isOwnMatter, isWithFirm, MOVES, type Move } from './moves'
import type { Completion, FirmOnTicket, Owner, Rating, State } from './parts'
import { isRated } from './rating'
import type { Ticket } from './ticket'
import { impossible, promisedBy, visitOf, type Visit, type VisitRefused } from './visit'

/** What a person asks of a ticket. */
export type Command =
  /** `atOnce`: going now, so that `visitAt` announces an arrival and is no agreed appointment. */
  | { do: 'accept'; visitAt?: Instant; visitFrom?: Instant; atOnce?: boolean }
  | { do: 'assign'; owner: Owner; ownerHouseholds: readonly string[] }
  /** `visitFrom` with `visitAt` is a slot; the promise is its end. */
  | { do: 'appoint'; visitAt: Instant; visitFrom?: Instant }
  /** `owner` takes the place of whoever owns it now; absent = the same one answers for the firm. */
  | { do: 'assign_firm'; firm: FirmOnTicket; owner?: Owner; ownerHouseholds: readonly string[] }
  | { do: 'set_out' }
  | { do: 'arrive' }
  | { do: 'finish'; completion: Completion }
  | { do: 'confirm' }
  | { do: 'rate'; rating: Omit<Rating, 'at' | 'byId'> }
  | { do: 'cancel'; reason: string }
  /**
   * `owner` takes the place of an owner who cannot go on; absent = the same owner (domain.md §3.4). `calendar` is the
   * department's: the time for which it stood done is counted with it.
   */
  | { do: 'reopen'; reason: string; calendar: WorkCalendar; owner?: Owner; firmGone?: boolean }
  /** `at` is when the message was written, which meets the clock however late it is noted. */
  | { do: 'reply'; messageId: string; at: Instant }

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
  /** A contractor firm has it; the lead may take it back. */
  | { code: 'WITH_FIRM'; by: string }
  /** Nobody answers for it yet: whoever gives it to a firm names somebody. */
  | { code: 'OWNER_NEEDED' }
  | { code: 'OWN_MATTER' }
  | { code: 'NOT_ALLOWED' }
  /** `days`: the ticket's own term for reopening. */
  | { code: 'TOO_LATE'; days: number }
  | { code: 'ALREADY_RATED' }
  | VisitRefused

/** `at` is absent when the facts happened as they were asked for. */
export type Decision = { facts: Fact[]; by: Actor; at?: Instant } | { refused: Refused }

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
  if (isOwnMatter(move, context.asker.standings)) return refused({ code: 'OWN_MATTER' })
  return may(move, context) ? undefined : refused({ code: 'NOT_ALLOWED' })
}

/** Nobody handles a ticket about themselves or their own home (domain.md §2). */
const concerns = (ticket: Ticket, personId: string, households: readonly string[]): boolean =>
  ticket.reporterId === personId || households.includes(ticket.householdId)

const TAKEN: readonly State[] = ['accepted', 'on_the_way', 'on_site', 'done', 'confirmed']

const slotOf = ({ visitFrom }: Visit): { visitFrom?: Instant } =>
  visitFrom === undefined ? {} : { visitFrom }

/** The owner, and whoever of a firm works on it in the owner's place. */
const isWorker = ({ ticket, asker }: Context): boolean =>
  ticket.owner.personId === asker.personId || asker.standings.includes('contractor')

/** Who answers for what is accepted: our own people whatever firm comes, and a lead who takes it comes themselves. */
const acceptedBy = ({ ticket, asker }: Context): { owner: Owner; firm?: string } => {
  const { personId, name, phone } = asker
  const owner: Owner = { personId, name, phone, as: 'member' }
  if (ticket.firm === undefined) return { owner }
  if (asker.standings.includes('contractor')) return { owner: ticket.owner, firm: ticket.firm.name }
  return ticket.owner.personId === personId ? { owner, firm: ticket.firm.name } : { owner }
}

const accept = (context: Context, visit: Visit): Decision => {
  const { ticket, asker, at } = context
  const { visitAt } = visit
  // Whether two accepts collide is decided here, not by the document's counter (design.md D3).
  if (TAKEN.includes(ticket.state)) {
    if (!isWorker(context)) return refused({ code: 'ALREADY_ACCEPTED', by: ticket.owner.name })
    // Accepting again is harmless, but another visit must not seem to be agreed.
    return visitAt === undefined || visitAt === ticket.visitAt
      ? staff(context, [])
      : refused({ code: 'WRONG_STATE', state: ticket.state })
  }
  const bar = barred('accept', context)
  if (bar !== undefined) return bar
  if (isWithFirm('accept', asker.standings, ticket.firm))
    return refused({ code: 'WITH_FIRM', by: ticket.firm?.name ?? '' })
  if (concerns(ticket, asker.personId, asker.households)) return refused({ code: 'OWN_MATTER' })
  const never = impossible(visit, at)
  if (never !== undefined) return refused(never)
  const promised = promisedBy(ticket, asker.standings, visit)
  if ('code' in promised) return refused(promised)
  const visiting = visitAt === undefined ? {} : { visitAt, ...slotOf(visit), promised }
  return staff(context, [{ type: 'accepted', ...acceptedBy(context), ...visiting }])
}

/** A firm that has it already has it no other way. */
const assignFirm = (
  context: Context,
  { firm, owner, ownerHouseholds }: Extract<Command, { do: 'assign_firm' }>,
): Decision => {
  const { ticket } = context
  const bar = barred('assign_firm', context)
  if (bar !== undefined) return bar
  const answers = owner ?? ticket.owner
  if (answers.as === 'nobody') return refused({ code: 'OWNER_NEEDED' })
  if (owner !== undefined && concerns(ticket, owner.personId, ownerHouseholds))
    return refused({ code: 'OWN_MATTER' })
  if (ticket.firm?.firmId !== firm.firmId)
    return staff(context, [{ type: 'firm_assigned', firm, owner: answers }])
  const same = answers.personId === ticket.owner.personId
  return staff(context, same ? [] : [{ type: 'owner_changed', owner: answers }])
}

/** The time that stands agreed, named again, changes nothing. */
const appoint = (context: Context, visit: Visit & { visitAt: Instant }): Decision => {
  const { ticket, at } = context
  const { visitAt, visitFrom } = visit
  const bar = barred('appoint', context)
  if (bar !== undefined) return bar
  const same = visitAt === ticket.visitAt && visitFrom === ticket.visitFrom
  if (same && ticket.state === 'accepted' && hasAppointment(ticket.clocks)) return staff(context, [])
  const never = impossible(visit, at)
  if (never !== undefined) return refused(never)
  const promised = promisedBy(ticket, context.asker.standings, { visitAt })
  if ('code' in promised) return refused(promised)
  const was = visitOf(ticket)
  return staff(context, [{ type: 'appointed', visitAt, ...slotOf(visit), ...(was && { was }), promised }])
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
  if (isRated(ticket)) return refused({ code: 'ALREADY_RATED' })
  return resident(context, [{ type: 'rated', rating: { ...rating, at, byId: asker.personId } }])
}

/** Also after somebody at home or the timer was first, in the same second: the outcome is the one wished for (§9). */
const confirm = (context: Context): Decision =>
  context.ticket.state === 'confirmed' && may('confirm', context)
    ? resident(context, [])
    : step('confirm', context, [{ type: 'confirmed', auto: false }], resident)

/** Done stopped the solved clock; it goes on from where it stood (decisions/0019). */
const resumedTarget = ({ ticket, at }: Context, calendar: WorkCalendar): Instant | undefined => {
  const solved = ticket.clocks.find(({ name }) => name === 'solved')
  if (solved?.metAt === undefined) return solved?.dueAt
  return movedBy(solved, { from: solved.metAt, to: at }, calendar)
}

const reopen = (
  context: Context,
  { reason, calendar, owner, firmGone = false }: Extract<Command, { do: 'reopen' }>,
): Decision => {
  const { ticket, at } = context
  const bar = barred('reopen', context)
  if (bar !== undefined) return bar
  const days = ticket.terms.reopenDays
  const until = ticket.confirmedAt === undefined ? at : ticket.confirmedAt + days * DAY
  if (at > until) return refused({ code: 'TOO_LATE', days })
  const solveBy = resumedTarget(context, calendar)
  const firm = firmGone || ticket.firm === undefined ? {} : { firm: ticket.firm }
  const fact: Fact = { type: 'reopened', reason, owner: owner ?? ticket.owner, ...firm }
  return resident(context, [{ ...fact, ...(solveBy !== undefined && { solveBy }) }])
}

/** What a message of staff, written at `at`, does to the promises; nothing when no promise waits for it. */
export const replyFacts = ({ clocks }: Pick<Ticket, 'clocks'>, messageId: string, at: Instant): Fact[] => {
  const waiting = clocks.filter((clock) => clock.metAt === undefined)
  // Written before the visit that met it meanwhile: the message was the first reply.
  const meets = clocks.some(({ name, metAt }) => name === 'firstReply' && (metAt === undefined || at < metAt))
  const renews = waiting.some((clock) => clock.name === 'update' && clock.from < at)
  return meets || renews ? [{ type: 'replied', messageId }] : []
}

const reply = (context: Context, messageId: string, at: Instant): Decision => ({
  ...staff(context, replyFacts(context.ticket, messageId, at)),
  at,
})

const step = (move: Move, context: Context, facts: Fact[], as: typeof staff): Decision =>
  barred(move, context) ?? as(context, facts)

/**
 * Decides a command against the ticket as it stands (design.md D3). Pure: the same inputs give the same facts, so it may
 * be decided again after a conflict. Empty facts mean that there is nothing to change.
 */
export const decide = (command: Command, context: Context): Decision => {
  switch (command.do) {
    case 'accept':
      return accept(context, command)
    case 'assign':
      return assign(context, command.owner, command.ownerHouseholds)
    case 'appoint':
      return appoint(context, command)
    case 'assign_firm':
      return assignFirm(context, command)
    case 'set_out':
      return step('set_out', context, [{ type: 'set_out' }], staff)
    case 'arrive':
      return step('arrive', context, [{ type: 'arrived' }], staff)
    case 'finish':
      return finish(context, command.completion)
    case 'confirm':
      return confirm(context)
    case 'rate':
      return rate(context, command.rating)
    case 'cancel':
      return step('cancel', context, [{ type: 'cancelled', reason: command.reason }], resident)
    case 'reopen':
      return reopen(context, command)
    case 'reply':
      return reply(context, command.messageId, command.at)
  }
}
