import type { Instant } from '../kernel/instant'
import { replyFacts } from './decide'
import type { Handler } from './dispatch'
import { passedClocks } from './due'
import { evolve } from './evolve'
import type { Actor, Entry, Fact } from './facts'
import type { Owner } from './parts'
import { ownerOf } from './placement'
import type { Progress, Ticket } from './ticket'

/** A person's message of staff, as far as the promises depend on it. */
export type StaffMessage = { _id: string; at: Instant; by: Extract<Actor, { kind: 'staff' }> }

/** What the timer needs to know to act on one due ticket. */
export type TickContext = {
  now: Instant
  /** Who gets it when it has to be dispatched at an instant, which may be past; asked only when it has to be. */
  handler: (at: Instant) => Handler
  /** The lead who is told of what is overdue. */
  lead: Owner | undefined
  /** The thread's messages of staff, oldest first, when a promise that they could have kept has passed. */
  messages: readonly StaffMessage[]
}

const SYSTEM: Actor = { kind: 'system' }

/** The id of the entry that notes a message: a repeat of it is recognised by either writer. */
export const replyEntryId = (messageId: string): string => `reply-${messageId}`

/** Messages whose writer was stopped before the ticket knew of them (say.ts). */
const unnotedReplies = (ticket: Ticket, messages: readonly StaffMessage[]): Entry[] => {
  let known: Pick<Ticket, 'clocks' | 'timeline'> = ticket
  const entries: Entry[] = []
  for (const { _id, at, by } of messages) {
    const id = replyEntryId(_id)
    if (known.timeline.some((entry) => entry.id === id)) continue
    for (const fact of replyFacts(known, _id, at)) {
      const entry: Entry = { id, at, by, fact }
      const clocks = evolve({ ...ticket, clocks: known.clocks }, entry).clocks
      known = { clocks, timeline: [...known.timeline, entry] }
      entries.push(entry)
    }
  }
  return entries
}

/** Held until now; when the calendar has moved the start meanwhile, it is held again (domain.md §3.3). */
const dispatchFact = (handler: Handler, at: Instant): Fact =>
  handler.startsAt > at
    ? {
        type: 'held',
        owner: ownerOf(handler),
        why: 'outside_working_time',
        dispatchAt: handler.startsAt,
      }
    : { type: 'dispatched', owner: ownerOf(handler), why: 'working_time_began' }

/**
 * What was due at an instant happened at that instant, whenever the timer comes round to it: figures must not depend on
 * when a job ran (design.md D5). Ids name the instant, so that the same hour done twice is done once.
 */
const dueEntry = (progress: Progress, { now, handler }: TickContext): Entry | undefined => {
  const { state, confirmBy, dispatchAt, doneAt } = progress
  if (state === 'done' && confirmBy !== undefined && confirmBy <= now) {
    const fact: Fact = { type: 'confirmed', auto: true }
    return { id: `confirmed@${String(doneAt)}`, at: confirmBy, by: SYSTEM, fact }
  }
  if (state !== 'triage' || dispatchAt === undefined || dispatchAt > now) return undefined
  const fact = dispatchFact(handler(dispatchAt), dispatchAt)
  return { id: `${fact.type}@${String(dispatchAt)}`, at: dispatchAt, by: SYSTEM, fact }
}

/** Of the targets that had passed at `until`; what is noted is the missed target, `now` is when. */
const overdueEntries = (progress: Progress, until: Instant, { now, lead }: TickContext): Entry[] =>
  passedClocks(progress, until).map(({ name, dueAt }) => ({
    id: `${name}@${String(dueAt)}`,
    at: now,
    by: SYSTEM,
    fact: { type: 'overdue', clock: name, dueAt, told: lead === undefined ? [] : [lead] },
  }))

/**
 * What time alone brings about (design.md D5), in the order in which it was due: a held dispatch, silence as consent,
 * targets that have passed. However large the timer's strides, the same comes of it.
 */
export const entriesOfTime = (ticket: Ticket, context: TickContext): Entry[] => {
  const entries: Entry[] = []
  let progress: Progress = ticket
  const add = (more: readonly Entry[]): void => {
    entries.push(...more)
    progress = more.reduce(evolve, progress)
  }
  add(unnotedReplies(ticket, context.messages))
  // A dispatch that is held again is due later than before, so this comes to an end.
  for (let due = dueEntry(progress, context); due !== undefined; due = dueEntry(progress, context)) {
    add(overdueEntries(progress, due.at - 1, context))
    add([due])
  }
  add(overdueEntries(progress, context.now, context))
  return entries
}
