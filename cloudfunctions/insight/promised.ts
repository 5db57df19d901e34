import type { Day, Instant } from '../../domain/kernel/instant'
import { isRunning, PROMISE_KINDS, type DaySpan, type PromiseKind } from '../../domain/sla/day-share'
import { $, countBy, type Counted } from '../_kit/store/count'
import { command } from '../_kit/store/store'

const IS = '$facts.promises.is'
const DUE = '$facts.promises.dueAt'
const met = $.ifNull(['$facts.promises.metAt', 0])
const isOpen = $.eq([IS, 'open'])
const between = (at: unknown, from: Instant, until: Instant) => $.and([$.gte([at, from]), $.lt([at, until])])

/** `outcomeOn` of domain/sla/day-share in the database's words, without what is carried. */
const outcomeIn = ({ start, end, now }: DaySpan) =>
  $.cond({
    if: isOpen,
    then: $.cond({ if: between(DUE, start, Math.min(end, now)), then: 'late', else: 'none' }),
    else: $.cond({
      if: $.or([between(DUE, start, end), between(met, start, end)]),
      then: IS,
      else: 'none',
    }),
  })

/** The same for what is overdue since an earlier day. */
const outcomeCarried = ({ start }: DaySpan) =>
  $.cond({ if: $.and([isOpen, $.lt([DUE, start])]), then: 'late', else: 'none' })

export type Outcome = {
  department: string
  /** The firm that does the work; '' = our own people. */
  firmId: string
  kind: PromiseKind
  outcome: 'kept' | 'late'
  n: number
}

const outcomesOf = (rows: readonly Counted[]): Outcome[] =>
  rows.flatMap(({ _id, n }) => {
    const { department = '', firmId = '', outcome } = _id
    const kind = PROMISE_KINDS.find((one) => one === _id['kind'])
    if (kind === undefined || (outcome !== 'kept' && outcome !== 'late')) return []
    return [{ department, firmId, kind, outcome, n }]
  })

/** Tickets of which something may belong to one of these days: a point of the index for each day. */
export const onDays = (communityId: string, [day, ...more]: readonly Day[]) => ({
  communityId,
  'facts.days': more.length === 0 ? day : command.in([day, ...more]),
})

/** The slices of two indexes that hold every ticket with a promise that counts on these days. */
export const slicesOfDays = (communityId: string, days: readonly Day[], span: DaySpan) => ({
  day: { index: 'happenedOn', equals: onDays(communityId, days) },
  ...(isRunning(span) && {
    carried: {
      index: 'live',
      equals: { communityId, open: true },
      range: { field: 'sortDue', condition: command.lt(span.start) },
    },
  }),
})

/** The firm that does the work, in the database's words. */
export const FIRM = $.ifNull(['$firm.firmId', ''])

/**
 * How the promises of some days turned out, by department, firm and kind: one look, two while the last day is going on.
 * @param span from the first instant of the first day to the end of the last
 */
export const countPromises = async (
  communityId: string,
  days: readonly Day[],
  span: DaySpan,
): Promise<Outcome[]> => {
  const slices = slicesOfDays(communityId, days, span)
  const by = { department: '$department', firmId: FIRM, kind: '$facts.promises.kind' }
  const count = { collection: 'tickets', each: '$facts.promises' }
  const { carried } = slices
  const [own, old] = await Promise.all([
    countBy({ ...count, ...slices.day, match: slices.day.equals, by: { ...by, outcome: outcomeIn(span) } }),
    carried
      ? countBy({
          ...count,
          index: carried.index,
          match: { ...carried.equals, [carried.range.field]: carried.range.condition },
          by: { ...by, outcome: outcomeCarried(span) },
        })
      : [],
  ])
  return outcomesOf([...own, ...old])
}
