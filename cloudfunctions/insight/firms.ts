import type { Firm } from '../../domain/community/firm'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { addDays, dayOf, type Day } from '../../domain/kernel/instant'
import { spanOfDays } from '../../domain/sla/day-share'
import { $, countBy, type Counted } from '../_kit/store/count'
import { list } from '../_kit/store/store'
import { insight } from './implementer'
import { countPromises, FIRM, onDays, type Outcome } from './promised'
import { admitToScope, type Scope } from './scope'
import { shareOfKind } from './today'

/** As many firms as a community's list shows. */
const MOST_FIRMS = 200

const COUNTS = ['received', 'given', 'takenBack', 'done', 'reopened', 'rated', 'scores'] as const
type Counts = Record<(typeof COUNTS)[number], number>
type Row = { department: string; firmId: string } & Counts

const rowsOf = (found: readonly Counted[]): Row[] =>
  found.map(({ _id, ...sums }) => {
    const number = (name: string): number => (typeof sums[name] === 'number' ? sums[name] : 0)
    const counts = Object.fromEntries(COUNTS.map((name) => [name, number(name)])) as Counts
    return { department: _id['department'] ?? '', firmId: _id['firmId'] ?? '', ...counts }
  })

type Period = { communityId: string; days: readonly Day[] }

/** What happened in the period, by department and by the firm that has the ticket: one look. */
const countHappened = async ({ communityId, days }: Period): Promise<Row[]> => {
  const within = (field: string) => $.in([$.ifNull([field, '']), [...days]])
  const count = (field: string, worth: unknown = 1) =>
    $.sum($.cond({ if: within(`$facts.${field}`), then: worth, else: 0 }))
  return rowsOf(
    await countBy({
      collection: 'tickets',
      index: 'happenedOn',
      match: onDays(communityId, days),
      by: { department: '$department', firmId: FIRM },
      sums: {
        received: count('submittedDay'),
        done: count('doneDay'),
        reopened: count('reopenedDay'),
        rated: count('ratedDay'),
        scores: count('ratedDay', '$facts.score'),
      },
    }),
  )
}

/** What firms were given and lost in the period, whoever has it since: one look. */
const countSpells = async ({ communityId, days }: Period): Promise<Row[]> => {
  const count = (field: string) =>
    $.sum($.cond({ if: $.in([$.ifNull([`$facts.firms.${field}`, '']), [...days]]), then: 1, else: 0 }))
  return rowsOf(
    await countBy({
      collection: 'tickets',
      index: 'happenedOn',
      match: onDays(communityId, days),
      each: '$facts.firms',
      by: { department: '$department', firmId: '$facts.firms.firmId' },
      sums: { given: count('givenDay'), takenBack: count('backDay') },
    }),
  )
}

const inScope =
  ({ department: wanted }: Scope) =>
  ({ department }: { department: string }): boolean =>
    wanted === undefined || department === wanted

/** One line: what these rows and outcomes say together. */
const figuresOf = (rows: readonly Row[], outcomes: readonly Outcome[], given: 'given' | 'received') => {
  const total = (name: keyof Counts) => rows.reduce((sum, row) => sum + row[name], 0)
  return {
    given: total(given),
    takenBack: total('takenBack'),
    done: total('done'),
    onTime: {
      assigned: shareOfKind(outcomes, 'assigned'),
      firstReply: shareOfKind(outcomes, 'firstReply'),
      onSite: shareOfKind(outcomes, 'onSite'),
      solved: shareOfKind(outcomes, 'solved'),
    },
    reopened: total('reopened'),
    rating: { sum: total('scores'), count: total('rated') },
  }
}

/** Firms beside departments (domain.md §2), in five looks at the period's slice however long the history is. */
export const firms = insight.firms.handler(async ({ input, context: { call } }) => {
  const { communityId } = input
  const { now } = call
  const scope = await admitToScope(call, { communityId })
  const lastDay = dayOf(now)
  const days = Array.from({ length: input.days }, (_none, n) => addDays(lastDay, n + 1 - input.days))
  const firstDay = days[0] ?? lastDay
  const period = { communityId, days }
  const [happened, spells, promises, known] = await Promise.all([
    countHappened(period),
    countSpells(period),
    countPromises(communityId, days, spanOfDays(firstDay, lastDay, now)),
    list<Firm>({ collection: 'firms', index: 'byCommunity', equals: { communityId }, limit: MOST_FIRMS }),
  ])
  const rows = [...happened, ...spells].filter(inScope(scope))
  const outcomes = promises.filter(inScope(scope))
  const busy = new Set([...rows, ...outcomes].map(({ firmId }) => firmId))
  return {
    ...{ firstDay, lastDay, now },
    firms: known
      .filter(({ _id, removedAt }) => removedAt === undefined || busy.has(_id))
      .map(({ _id: firmId, name }) => {
        const own = (one: { firmId: string }) => one.firmId === firmId
        return { firmId, name, ...figuresOf(rows.filter(own), outcomes.filter(own), 'given') }
      }),
    departments: DEPARTMENTS.filter((department) => inScope(scope)({ department })).map((department) => {
      const own = (one: Row | Outcome) => one.department === department && one.firmId === ''
      return { department, ...figuresOf(rows.filter(own), outcomes.filter(own), 'received') }
    }),
  }
})
