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

export const insightContract = {
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
