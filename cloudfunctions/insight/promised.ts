import { isRunning, PROMISE_KINDS, type DaySpan, type PromiseKind } from '../../domain/sla/day-share'
import { WORKING_STATES } from '../../domain/ticket/parts'
import { $, countBy, type Counted } from '../_kit/store/count'
import { command } from '../_kit/store/store'

const met = $.ifNull(['$clocks.metAt', 0])
const isMet = $.gt([met, 0])
const isWorking = $.in(['$state', [...WORKING_STATES]])
const isVoid = $.and([$.not([isMet]), $.not([isWorking]), $.eq([$.ifNull(['$clocks.overdueAt', 0]), 0])])
const missedBefore = $.gt([
  $.size(
    $.filter({
      input: $.ifNull(['$clocks.replaced', []]),
      as: 'target',
      cond: $.gt(['$$target.replacedAt', '$$target.dueAt']),
    }),
  ),
  0,
])
const within = ({ start, end }: DaySpan, at: unknown) => $.and([$.gte([at, start]), $.lt([at, end])])

/** `outcomeOn` of domain/sla/day-share in the database's words, for the promises of a day that is no longer carried. */
const outcomeIn = (span: DaySpan) => {
  const come = $.or([isMet, $.lt(['$clocks.dueAt', span.now])])
  const here = $.or([within(span, met), within(span, '$clocks.dueAt')])
  const late = $.or([$.not([isMet]), $.gt([met, '$clocks.dueAt']), missedBefore])
  return $.cond({
    if: $.and([come, here, $.not([isVoid])]),
    then: $.cond({ if: late, then: 'late', else: 'kept' }),
    else: 'none',
  })
}

/** The same for what is overdue since an earlier day. */
const outcomeCarried = ({ start }: DaySpan) =>
  $.cond({
    if: $.and([$.not([isMet]), isWorking, $.lt(['$clocks.dueAt', start])]),
    then: 'late',
    else: 'none',
  })

export type Outcome = { department: string; kind: PromiseKind; outcome: 'kept' | 'late'; n: number }

const outcomesOf = (rows: readonly Counted[]): Outcome[] =>
  rows.flatMap(({ _id, n }) => {
    const { department = '', name, outcome } = _id
    const kind = PROMISE_KINDS.find((one) => one === name)
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
  const by = { department: '$department', name: '$clocks.name' }
  const count = { collection: 'tickets', each: '$clocks' }
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
