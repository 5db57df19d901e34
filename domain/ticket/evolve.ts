import {
  markOverdue,
  meetClock,
  promiseOnSite,
  renewUpdate,
  replaceSolvedByAppointment,
  resumeSolved,
} from '../sla/clock-changes'
import type { Clock } from '../sla/clocks'
import type { Entry, Fact, PromisedByVisit } from './facts'
import { followFirm } from './firm-spells'
import type { Owner } from './parts'
import type { Progress } from './ticket'

/** Before anything is known of a ticket but that it exists; the first two facts replace all of it. */
export const unborn = (): Progress => ({
  state: 'triage',
  owner: { personId: '', name: '', phone: '', as: 'nobody' },
  clocks: [],
  reopened: 0,
})

const without = (progress: Progress, ...keys: (keyof Progress)[]): Progress => {
  const rest = { ...progress }
  for (const key of keys) Reflect.deleteProperty(rest, key)
  return rest
}

/** A member of the department has it: that is "assigned" (domain.md §3.3); somebody standing in is not. */
const assigned = (clocks: Clock[], owner: Owner, at: number): Clock[] =>
  owner.as === 'member' ? meetClock(clocks, 'assigned', at) : clocks

/** The targets that a time given by a person makes; which of them it makes was decided then. */
const promised = (clocks: Clock[], { onSite, solved }: PromisedByVisit, at: number): Clock[] => {
  const withVisit = onSite === undefined ? clocks : promiseOnSite(clocks, { by: onSite, toldAt: at })
  if (solved === undefined) return withVisit
  return replaceSolvedByAppointment(withVisit, { solveBy: solved, agreedAt: at })
}

const resumed = (clocks: Clock[], solveBy: number | undefined, at: number): Clock[] => {
  const solved = clocks.find(({ name }) => name === 'solved')
  return resumeSolved(clocks, { at, solveBy: solveBy ?? solved?.dueAt ?? at })
}

/** The time that was named stands in the place of the one before, whole. */
const visiting = (
  progress: Progress,
  { visitAt, visitFrom }: Pick<Progress, 'visitAt' | 'visitFrom'>,
): Progress => ({
  ...without(progress, 'visitAt', 'visitFrom'),
  ...(visitAt !== undefined && { visitAt }),
  ...(visitFrom !== undefined && { visitFrom }),
})

type On<T extends Fact['type']> = (
  progress: Progress,
  fact: Extract<Fact, { type: T }>,
  entry: Entry,
) => Progress

const RULES: { [T in Fact['type']]: On<T> } = {
  submitted: (progress, fact) => ({ ...progress, clocks: fact.clocks }),

  dispatched: (progress, fact, { at }) => ({
    ...without(progress, 'dispatchAt', 'firm'),
    state: 'dispatched',
    owner: fact.owner,
    clocks: assigned(progress.clocks, fact.owner, at),
  }),

  held: (progress, fact) => ({
    ...without(progress, 'dispatchAt', 'firm'),
    state: 'triage',
    owner: fact.owner,
    ...(fact.dispatchAt !== undefined && { dispatchAt: fact.dispatchAt }),
  }),

  // Same clocks as for our own people (domain.md §2): somebody has it.
  firm_assigned: (progress, fact, { at }) => ({
    ...without(progress, 'dispatchAt'),
    state: 'dispatched',
    owner: fact.owner,
    firm: fact.firm,
    clocks: meetClock(progress.clocks, 'assigned', at),
  }),

  owner_changed: (progress, fact) => ({ ...progress, owner: fact.owner }),

  accepted: (progress, fact, { at }) => {
    const clocks = meetClock(progress.clocks, 'assigned', at)
    const accepted: Progress = {
      // A lead who takes it takes it from the firm.
      ...without(progress, 'dispatchAt', ...(fact.firm === undefined ? (['firm'] as const) : [])),
      state: 'accepted',
      owner: fact.owner,
      clocks,
    }
    if (fact.visitAt === undefined) return accepted
    // Acceptance with a visit time is a first reply (§3.3).
    const replied = meetClock(clocks, 'firstReply', at)
    return { ...visiting(accepted, fact), clocks: promised(replied, fact.promised ?? {}, at) }
  },

  // A person has told the resident when: a first reply, and an update of how it stands.
  appointed: (progress, fact, { at }) => ({
    ...visiting(progress, fact),
    state: 'accepted',
    clocks: promised(renewUpdate(meetClock(progress.clocks, 'firstReply', at), at), fact.promised, at),
  }),

  // Setting out and arriving tell the resident when somebody comes, as a visit time does (decisions/0019).
  set_out: (progress, _fact, { at }) => ({
    ...progress,
    state: 'on_the_way',
    clocks: renewUpdate(meetClock(progress.clocks, 'firstReply', at), at),
  }),

  arrived: (progress, _fact, { at }) => ({
    ...progress,
    state: 'on_site',
    clocks: renewUpdate(meetClock(meetClock(progress.clocks, 'firstReply', at), 'onSite', at), at),
  }),

  replied: (progress, _fact, { at }) => ({
    ...progress,
    clocks: renewUpdate(meetClock(progress.clocks, 'firstReply', at), at),
  }),

  // The technician's closing words are a person's message, so they are a reply at the latest.
  finished: (progress, fact, { at }) => ({
    ...progress,
    state: 'done',
    completion: fact.completion,
    doneAt: at,
    confirmBy: fact.confirmBy,
    clocks: meetClock(meetClock(progress.clocks, 'firstReply', at), 'solved', at),
  }),

  confirmed: (progress, _fact, { at }) => ({
    ...without(progress, 'confirmBy'),
    state: 'confirmed',
    confirmedAt: at,
    closedAt: at,
  }),

  rated: (progress, fact) => ({ ...progress, rating: fact.rating }),

  cancelled: (progress, _fact, { at }) => ({
    ...without(progress, 'dispatchAt'),
    state: 'cancelled',
    closedAt: at,
  }),

  reopened: (progress, fact, { at }) => ({
    ...without(
      progress,
      'doneAt',
      'confirmBy',
      'confirmedAt',
      'closedAt',
      'completion',
      'visitAt',
      'visitFrom',
      'firm',
    ),
    state: 'dispatched',
    owner: fact.owner,
    ...(fact.firm && { firm: fact.firm }),
    reopened: progress.reopened + 1,
    reopenedAt: at,
    clocks: resumed(progress.clocks, fact.solveBy, at),
  }),

  overdue: (progress, fact) => ({ ...progress, clocks: markOverdue(progress.clocks, fact.clock) }),
}

/** The ticket's progress after one more entry. Pure: replaying the timeline gives the same (domain.md §3.4). */
export const evolve = (progress: Progress, entry: Entry): Progress =>
  followFirm(progress, (RULES[entry.fact.type] as On<Fact['type']>)(progress, entry.fact, entry), entry.at)

/** The progress that a timeline tells, from nothing. */
export const replay = (timeline: readonly Entry[]): Progress => timeline.reduce(evolve, unborn())
