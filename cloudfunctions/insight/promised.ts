import type { Instant } from '../../domain/kernel/instant'
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

export type Outcome = { department: string; kind: PromiseKind; outcome: 'kept' | 'late'; n: number }

const outcomesOf = (rows: readonly Counted[]): Outcome[] =>
  rows.flatMap(({ _id, n }) => {
    const { department = '', outcome } = _id
    const kind = PROMISE_KINDS.find((one) => one === _id['kind'])
    if (kind === undefined || (outcome !== 'kept' && outcome !== 'late')) return []
    return [{ department, kind, outcome, n }]
  })

/** The slices of two indexes that hold every ticket with a promise that counts on a day. */
export const slicesOfDay = (communityId: string, day: string, span: DaySpan) => ({
  day: { index: 'happenedOn', equals: { communityId, 'facts.days': day } },
  ...(isRunning(span) && {
    carried: {
      index: 'live',
      equals: { communityId, open: true },
      range: { field: 'sortDue', condition: command.lt(span.start) },
    },
  }),
})

/** How a day's promises turned out, by department and kind: one look, two while the day is going on. */
export const countPromises = async (communityId: string, day: string, span: DaySpan): Promise<Outcome[]> => {
  const slices = slicesOfDay(communityId, day, span)
  const by = { department: '$department', kind: '$facts.promises.kind' }
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
