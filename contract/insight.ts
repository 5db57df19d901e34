import * as z from 'zod/mini'
import { DEPARTMENTS } from '../domain/kernel/department'
import { STATES } from '../domain/ticket/parts'
import { action, documentId, instant } from './kit'
import { ticketCard } from './ticket'

const SUPERVISORS = ['lead', 'supervisor', 'manager', 'admin'] as const
/** A share of 1,000 with what it is of, so that a reader can check it; absent when there was nothing to measure. */
const share = z.object({ of: z.int(), met: z.int() })

export const insightContract = {
  /** What supervisors see now (domain.md §6): counts by department and state, and the open tickets by what is due. */
  live: action({ who: SUPERVISORS, writes: false })
    .input(
      z.object({
        communityId: documentId,
        department: z.optional(z.enum(DEPARTMENTS)),
        show: z._default(z.enum(['all', 'overdue', 'at_risk', 'emergency', 'unassigned']), 'all'),
      }),
    )
    .output(
      z.object({
        now: instant,
        counts: z.array(z.object({ department: z.enum(DEPARTMENTS), state: z.enum(STATES), open: z.int() })),
        overdue: z.int(),
        atRisk: z.int(),
        cards: z.array(ticketCard),
        /** True when more are open than the list shows. */
        more: z.boolean(),
      }),
    ),
  /** Today's figures; each opens its tickets through `ticketsOf`. */
  today: action({ who: SUPERVISORS, writes: false })
    .input(
      z.object({ communityId: documentId, day: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))) }),
    )
    .output(
      z.object({
        day: z.string(),
        now: instant,
        received: z.int(),
        solved: z.int(),
        /** Tickets whose last reopening was on this day. */
        reopened: z.int(),
        /** Of the tickets solved on this day, as `late` below: how many kept the promise. */
        firstReplyOnTime: share,
        onSiteOnTime: share,
        solvedOnTime: share,
        /** Of ratings given on this day. Sum of scores and their number: the mean is theirs to divide. */
        rating: z.object({ sum: z.int(), count: z.int() }),
        byDepartment: z.array(
          z.object({ department: z.enum(DEPARTMENTS), received: z.int(), solved: z.int(), late: z.int() }),
        ),
      }),
    ),
  /** The tickets behind one figure of a day (domain.md §6: any figure opens the tickets behind it). */
  ticketsOf: action({ who: SUPERVISORS, writes: false })
    .input(
      z.object({
        communityId: documentId,
        day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
        figure: z.enum(['received', 'solved', 'late', 'reopened', 'rated']),
        department: z.optional(z.enum(DEPARTMENTS)),
      }),
    )
    .output(z.object({ cards: z.array(ticketCard), more: z.boolean(), now: instant })),
}
