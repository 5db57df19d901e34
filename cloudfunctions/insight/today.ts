import { isDepartment, type Department } from '../../domain/kernel/department'
import { dayOf, type Day } from '../../domain/kernel/instant'
import { $, countBy } from '../_kit/store/count'
import { insight } from './implementer'
import { admitToScope, type Scope } from './scope'

type Sums = Record<string, unknown>
type Row = { department: Department; n: number } & Sums

const numberOf = (row: Sums, name: string): number => (typeof row[name] === 'number' ? row[name] : 0)
const total = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + numberOf(row, name), 0)

const oneIf = (field: string) => $.sum($.cond({ if: field, then: 1, else: 0 }))

/** How often each promise was made and missed by the tickets of a slice. */
const PROMISES: Sums = {
  late: oneIf('$facts.late'),
  lateFirstReply: oneIf('$facts.lateFirstReply'),
  lateOnSite: oneIf('$facts.lateOnSite'),
  lateSolved: oneIf('$facts.lateSolved'),
  promisedOnSite: oneIf('$facts.promisedOnSite'),
}

/** The tickets of one day, by department: one aggregate over that day's slice of an index (design.md D6). */
const ofDay = async (
  scope: Scope,
  day: Day,
  slice: { index: string; field: string; sums?: Sums },
): Promise<Row[]> => {
  const { communityId, department } = scope
  const rows = await countBy({
    collection: 'tickets',
    index: slice.index,
    match: { communityId, [slice.field]: day, ...(department && { department }) },
    by: { department: '$department' },
    ...(slice.sums && { sums: slice.sums }),
  })
  return rows.flatMap(({ _id, ...sums }) => {
    const found = _id['department'] ?? ''
    return isDepartment(found) ? [{ ...sums, department: found }] : []
  })
}

const byDepartment = (received: readonly Row[], solved: readonly Row[]) => {
  const departments = new Set([...received, ...solved].map((row) => row.department))
  return [...departments].map((department) => {
    const of = (rows: readonly Row[]) => rows.filter((row) => row.department === department)
    return {
      department,
      received: total(of(received), 'n'),
      solved: total(of(solved), 'n'),
      late: total(of(solved), 'late'),
    }
  })
}

const kept = (of: number, late: number) => ({ of, met: of - late })

/**
 * A day's figures (domain.md §6). Shares on time are of the tickets solved that day: of those every promise is either
 * kept or missed, while a running one is neither.
 */
export const today = insight.today.handler(async ({ input, context: { call } }) => {
  const scope = await admitToScope(call, { communityId: input.communityId })
  const day = input.day ?? dayOf(call.now)
  const [received, solved, reopened, rated] = await Promise.all([
    ofDay(scope, day, { index: 'submittedOn', field: 'facts.submittedDay' }),
    ofDay(scope, day, { index: 'doneOn', field: 'facts.doneDay', sums: PROMISES }),
    ofDay(scope, day, { index: 'reopenedOn', field: 'facts.reopenedDay' }),
    ofDay(scope, day, { index: 'ratedOn', field: 'facts.ratedDay', sums: { scores: $.sum('$facts.score') } }),
  ])
  const done = total(solved, 'n')
  return {
    day,
    now: call.now,
    received: total(received, 'n'),
    solved: done,
    reopened: total(reopened, 'n'),
    firstReplyOnTime: kept(done, total(solved, 'lateFirstReply')),
    onSiteOnTime: kept(total(solved, 'promisedOnSite'), total(solved, 'lateOnSite')),
    solvedOnTime: kept(done, total(solved, 'lateSolved')),
    rating: { sum: total(rated, 'scores'), count: total(rated, 'n') },
    byDepartment: byDepartment(received, solved),
  }
})
