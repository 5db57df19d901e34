import { isDepartment } from '../../domain/kernel/department'
import { dayOf, type Day } from '../../domain/kernel/instant'
import { spanOf, type PromiseKind, type Share } from '../../domain/sla/day-share'
import { $, countBy } from '../_kit/store/count'
import { insight } from './implementer'
import { countPromises, type Outcome } from './promised'
import { admitToScope, type Scope } from './scope'

const COUNTS = ['received', 'solved', 'reopened', 'rated', 'scores'] as const
type Happened = { department: string } & Record<(typeof COUNTS)[number], number>

/** What happened on a day, by department: one aggregate over that day's slice of an index (design.md D6). */
const countHappened = async (communityId: string, day: Day): Promise<Happened[]> => {
  const onDay = (field: string, worth: unknown = 1) =>
    $.sum($.cond({ if: $.eq([`$facts.${field}`, day]), then: worth, else: 0 }))
  const rows = await countBy({
    collection: 'tickets',
    index: 'happenedOn',
    match: { communityId, 'facts.days': day },
    by: { department: '$department' },
    sums: {
      received: onDay('submittedDay'),
      solved: onDay('doneDay'),
      reopened: onDay('reopenedDay'),
      rated: onDay('ratedDay'),
      scores: onDay('ratedDay', '$facts.score'),
    },
  })
  return rows.map(({ _id, ...sums }) => {
    const number = (name: string): number => (typeof sums[name] === 'number' ? sums[name] : 0)
    const counts = Object.fromEntries(COUNTS.map((name) => [name, number(name)]))
    return { department: _id['department'] ?? '', ...(counts as Omit<Happened, 'department'>) }
  })
}

export const shareOfKind = (outcomes: readonly Outcome[], kind: PromiseKind): Share => {
  const own = outcomes.filter((one) => one.kind === kind)
  const sum = (rows: readonly Outcome[]) => rows.reduce((total, { n }) => total + n, 0)
  return { of: sum(own), met: sum(own.filter(({ outcome }) => outcome === 'kept')) }
}

/** Departments are told apart after counting: an index over days and departments would serve nothing else. */
const inScope =
  ({ department: wanted }: Scope) =>
  ({ department }: { department: string }): boolean =>
    isDepartment(department) && (wanted === undefined || department === wanted)

/** A day's figures (domain.md §6), in three looks however long the community's history is. */
export const today = insight.today.handler(async ({ input, context: { call } }) => {
  const { communityId } = input
  const { now } = call
  const scope = await admitToScope(call, { communityId })
  const day = input.day ?? dayOf(now)
  const [everything, promises] = await Promise.all([
    countHappened(communityId, day),
    countPromises(communityId, [day], spanOf(day, now)),
  ])
  const happened = everything.filter(inScope(scope))
  const outcomes = promises.filter(inScope(scope))
  const total = (name: (typeof COUNTS)[number]) => happened.reduce((sum, row) => sum + row[name], 0)
  return {
    day,
    now,
    received: total('received'),
    solved: total('solved'),
    reopened: total('reopened'),
    onTime: {
      assigned: shareOfKind(outcomes, 'assigned'),
      firstReply: shareOfKind(outcomes, 'firstReply'),
      onSite: shareOfKind(outcomes, 'onSite'),
      solved: shareOfKind(outcomes, 'solved'),
    },
    rating: { sum: total('scores'), count: total('rated') },
    byDepartment: happened.flatMap(({ department, received, solved }) =>
      isDepartment(department) && received + solved > 0 ? [{ department, received, solved }] : [],
    ),
  }
})
