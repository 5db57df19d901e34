import * as z from 'zod/mini'
import { DEPARTMENTS } from '../domain/kernel/department'
import { STATES } from '../domain/ticket/parts'
import { action, documentId, instant } from './kit'
import { ticketCard } from './ticket'

const SUPERVISORS = ['lead', 'supervisor', 'manager', 'admin'] as const
/** Promises that counted and those of them that were met in time, so that a reader can check the share. */
const share = z.object({ of: z.int(), met: z.int() })
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))

const FIGURES = [
  'received',
  'solved',
  'reopened',
  'rated',
  'assignedOnTime',
  'firstReplyOnTime',
  'onSiteOnTime',
  'solvedOnTime',
] as const
/** A figure of a day that opens its tickets. */
export type FigureName = (typeof FIGURES)[number]

const SHOWS = ['all', 'overdue', 'at_risk', 'emergency', 'unassigned'] as const

/** A card behind a share on time carries the promise that counted: its target, its result, and whether it was missed. */
const promisedCard = z.extend(ticketCard, {
  kept: z.optional(z.object({ late: z.boolean(), dueAt: instant, metAt: z.optional(instant) })),
})
export type PromisedCard = z.infer<typeof promisedCard>

/** What one side of the work did in a period. */
const workFigures = {
  /** Of a firm: jobs it was given in the period; of a department: reports received that no firm has. */
  given: z.int(),
  /** Of a firm: jobs taken back from it in the period, by a person or because its contract ended. */
  takenBack: z.int(),
  /** Jobs done in the period. */
  done: z.int(),
  /** Promises that counted in the period and those met in time, on the same clocks for both (domain.md §2). */
  onTime: z.object({ assigned: share, firstReply: share, onSite: share, solved: share }),
  /** Tickets whose last reopening was in the period. */
  reopened: z.int(),
  rating: z.object({ sum: z.int(), count: z.int() }),
}
export const PERIODS = [1, 7, 30] as const

export const insightContract = {
  /**
   * Contractor firms beside our own departments (domain.md §2: same clocks, own figures), over the last days with today.
   * A ticket's figures are those of whoever has it now; what was taken back is counted with the firm that lost it. A lead
   * sees the own department and what firms do in it.
   */
  firms: action({ who: SUPERVISORS, writes: false, deputies: true })
    .input(
      z.object({
        communityId: documentId,
        days: z._default(z.union(PERIODS.map((days) => z.literal(days))), 7),
      }),
    )
    .output(
      z.object({
        firstDay: z.string(),
        lastDay: z.string(),
        now: instant,
        /** Firms under contract and those that had something to do in the period. */
        firms: z.array(z.object({ firmId: documentId, name: z.string(), ...workFigures })),
        departments: z.array(z.object({ department: z.enum(DEPARTMENTS), ...workFigures })),
      }),
    ),
  /** What supervisors see now (domain.md §6): counts by department and state, and the open tickets by what is due. */
  live: action({ who: SUPERVISORS, writes: false, deputies: true })
    .input(
      z.object({
        communityId: documentId,
        department: z.optional(z.enum(DEPARTMENTS)),
        state: z.optional(z.enum(STATES)),
        show: z._default(z.enum(SHOWS), 'all'),
      }),
    )
    .output(
      z.object({
        now: instant,
        counts: z.array(z.object({ department: z.enum(DEPARTMENTS), state: z.enum(STATES), open: z.int() })),
        /** How many each list holds, of the department asked for, whatever `state` is. */
        shows: z.object({
          all: z.int(),
          overdue: z.int(),
          at_risk: z.int(),
          emergency: z.int(),
          unassigned: z.int(),
        }),
        cards: z.array(ticketCard),
        /** True when more are open than the list shows. */
        more: z.boolean(),
      }),
    ),
  /** Today's figures; each opens its tickets through `ticketsOf`. */
  today: action({ who: SUPERVISORS, writes: false, deputies: true })
    .input(z.object({ communityId: documentId, day: z.optional(day) }))
    .output(
      z.object({
        day: z.string(),
        now: instant,
        received: z.int(),
        solved: z.int(),
        /** Tickets whose last reopening was on this day. */
        reopened: z.int(),
        /**
         * Of the promises that came due or were met on this day, and while the day is going on of those overdue since
         * earlier days: how many were met in time (domain/sla/day-share).
         */
        onTime: z.object({ assigned: share, firstReply: share, onSite: share, solved: share }),
        /** Of ratings given on this day. Sum of scores and their number: the mean is theirs to divide. */
        rating: z.object({ sum: z.int(), count: z.int() }),
        byDepartment: z.array(
          z.object({ department: z.enum(DEPARTMENTS), received: z.int(), solved: z.int() }),
        ),
      }),
    ),
  /**
   * The tickets behind one figure of a day (domain.md §6: any figure opens the tickets behind it); behind a share both
   * those on time and those late, late ones first.
   */
  ticketsOf: action({ who: SUPERVISORS, writes: false, deputies: true })
    .input(
      z.object({
        communityId: documentId,
        day,
        figure: z.enum(FIGURES),
        department: z.optional(z.enum(DEPARTMENTS)),
      }),
    )
    .output(z.object({ cards: z.array(promisedCard), more: z.boolean(), now: instant })),
}
