import type { PendingNotice } from '../notice/notice'
import { briefOf } from './brief'
import { nextDueOf, sortDueOf } from './due'
import { evolve } from './evolve'
import type { Actor, Entry, Fact, WordsMark } from './facts'
import { figuresOf } from './figures'
import { firstLookAt } from './keep'
import { noticesOf } from './notices-of'
import { OPEN_STATES, type Intake } from './parts'
import type { Progress, Ticket } from './ticket'

/**
 * Entries of one command: the first carries the command's id, so that a repeat is recognised (design.md D3), and what the
 * content check said of the command's words.
 */
export const entriesOf = (
  facts: readonly Fact[],
  by: Actor,
  at: number,
  commandId: string,
  mark?: WordsMark,
): Entry[] =>
  facts.map((fact, index) =>
    index === 0
      ? { id: commandId, at, by, fact, ...(mark && { mark }) }
      : { id: `${commandId}.${index}`, at, by, fact },
  )

/** True when the timeline knows the command that this id names; what went to history knows it too (history.ts). */
export const alreadyDone = (ticket: Ticket, commandId: string): boolean =>
  ticket.timeline.some((entry) => entry.id === commandId)

const INTAKE_KEYS = [
  '_id',
  'communityId',
  'number',
  'channel',
  'kind',
  'category',
  'department',
  'priority',
  'reporterId',
  'reporterName',
  'reporterPhone',
  'householdId',
  'unitId',
  'place',
  'text',
  'photos',
  'submittedAt',
  'terms',
] as const satisfies readonly (keyof Intake)[]

/** The part of a ticket that was reported, without what followed. */
export const intakeOf = (ticket: Intake): Intake =>
  Object.fromEntries(INTAKE_KEYS.map((key) => [key, ticket[key]])) as unknown as Intake

const assemble = (
  intake: Intake,
  progress: Progress,
  rest: Pick<Ticket, 'version' | 'timeline' | 'pending' | 'inHistory' | 'pendingSince'>,
): Ticket => {
  const nextDueAt = nextDueOf(progress)
  return {
    ...intake,
    ...progress,
    ...rest,
    open: OPEN_STATES.includes(progress.state),
    sortDue: sortDueOf(progress),
    ...(nextDueAt !== undefined && { nextDueAt }),
    ...(progress.closedAt !== undefined && { keepUntil: firstLookAt(progress.closedAt) }),
    facts: figuresOf(intake, progress),
    brief: briefOf(intake, progress),
  }
}

const withNotices = (waiting: PendingNotice[], since: number | undefined, news: PendingNotice[]) => {
  const pending = [...waiting, ...news]
  const pendingSince = since ?? news[0]?.at
  return { pending, ...(pending.length > 0 && pendingSince !== undefined && { pendingSince }) }
}

/** The progress after the entries, and what must follow from each of them. */
const told = (intake: Intake, start: Progress, entries: readonly Entry[]) => {
  const notices: PendingNotice[] = []
  const progress = entries.reduce((before, entry) => {
    const after = evolve(before, entry)
    notices.push(...noticesOf(intake, { before, after }, entry))
    return after
  }, start)
  return { progress, notices }
}

/** A new ticket from its first entries. */
export const beginTicket = (intake: Intake, start: Progress, entries: readonly Entry[]): Ticket => {
  const { progress, notices } = told(intake, start, entries)
  return assemble(intake, progress, {
    version: 1,
    timeline: [...entries],
    ...withNotices([], undefined, notices),
  })
}

/** The part of a ticket that follows from its timeline; equals `replay(wholeTimeline(…))`. */
export const progressOf = (ticket: Ticket): Progress => ({
  state: ticket.state,
  owner: ticket.owner,
  ...(ticket.firm && { firm: ticket.firm }),
  ...(ticket.firms && { firms: ticket.firms }),
  clocks: ticket.clocks,
  reopened: ticket.reopened,
  ...(ticket.reopenedAt !== undefined && { reopenedAt: ticket.reopenedAt }),
  ...(ticket.visitAt !== undefined && { visitAt: ticket.visitAt }),
  ...(ticket.visitFrom !== undefined && { visitFrom: ticket.visitFrom }),
  ...(ticket.dispatchAt !== undefined && { dispatchAt: ticket.dispatchAt }),
  ...(ticket.completion && { completion: ticket.completion }),
  ...(ticket.doneAt !== undefined && { doneAt: ticket.doneAt }),
  ...(ticket.confirmBy !== undefined && { confirmBy: ticket.confirmBy }),
  ...(ticket.confirmedAt !== undefined && { confirmedAt: ticket.confirmedAt }),
  ...(ticket.closedAt !== undefined && { closedAt: ticket.closedAt }),
  ...(ticket.rating && { rating: ticket.rating }),
})

/** The ticket after more entries, with everything derived from them; `shelve` fits it into its document. */
export const append = (ticket: Ticket, entries: readonly Entry[]): Ticket => {
  const intake = intakeOf(ticket)
  const { progress, notices } = told(intake, progressOf(ticket), entries)
  return assemble(intake, progress, {
    version: ticket.version + 1,
    timeline: [...ticket.timeline, ...entries],
    ...(ticket.inHistory !== undefined && { inHistory: ticket.inHistory }),
    ...withNotices(ticket.pending, ticket.pendingSince, notices),
  })
}
