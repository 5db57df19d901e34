import { MINUTE, type Instant } from '../../domain/kernel/instant'
import { isDepartment } from '../../domain/kernel/department'
import { isState, WORKING_STATES } from '../../domain/ticket/parts'
import { $, countBy } from '../_kit/store/count'
import { command } from '../_kit/store/store'
import { cardsOf, type Slice } from './cards'
import { insight } from './implementer'
import { admitToScope, type Scope } from './scope'

/** A target that comes within this time is at risk. */
const AT_RISK_MS = 30 * MINUTE

type Show = 'all' | 'overdue' | 'at_risk' | 'emergency' | 'unassigned'

const openIn = ({ communityId, department }: Scope): Slice =>
  department === undefined
    ? { index: 'live', equals: { communityId, open: true } }
    : { index: 'liveByDepartment', equals: { communityId, department, open: true } }

const WORKING = { state: command.in([...WORKING_STATES]) }
const TAKEN = { state: command.in(WORKING_STATES.filter((state) => state !== 'triage')) }

const due = (condition: unknown) => ({ range: { field: 'sortDue', condition } })

/** Which open tickets a list shows; "unassigned" are those in triage and those with somebody who only stands in. */
const slicesOf = (show: Show, open: Slice, now: Instant): Slice[] => {
  switch (show) {
    case 'all':
      return [open]
    case 'overdue':
      return [{ ...open, ...due(command.lt(now)), filter: WORKING }]
    case 'at_risk':
      return [{ ...open, ...due(command.gte(now).and(command.lt(now + AT_RISK_MS))), filter: WORKING }]
    case 'emergency':
      return [{ ...open, filter: { priority: 'emergency' } }]
    case 'unassigned':
      return [
        { ...open, filter: { state: 'triage' } },
        { ...open, filter: { ...TAKEN, 'owner.as': command.neq('member') } },
      ]
  }
}

const urgencyAt = (now: Instant) =>
  $.cond({
    if: $.lt(['$sortDue', now]),
    then: 'overdue',
    else: $.cond({ if: $.lt(['$sortDue', now + AT_RISK_MS]), then: 'at_risk', else: 'in_time' }),
  })

type Row = { department: string; state: string; urgency: string; n: number }

/** Everything open, counted in one look by department, state and urgency, so that the figures agree with each other. */
const countOpen = async (open: Slice, now: Instant): Promise<Row[]> => {
  const by = { department: '$department', state: '$state', urgency: urgencyAt(now) }
  const rows = await countBy({ collection: 'tickets', index: open.index, match: open.equals, by })
  return rows.map(({ _id, n }) => ({
    department: _id['department'] ?? '',
    state: _id['state'] ?? '',
    urgency: _id['urgency'] ?? '',
    n,
  }))
}

const byDepartmentAndState = (rows: readonly Row[]) => {
  const sums = new Map<string, number>()
  for (const { department, state, n } of rows) {
    const key = `${department} ${state}`
    sums.set(key, (sums.get(key) ?? 0) + n)
  }
  return [...sums].flatMap(([key, open]) => {
    const [department = '', state = ''] = key.split(' ')
    return isDepartment(department) && isState(state) ? [{ department, state, open }] : []
  })
}

const working = (rows: readonly Row[], urgency: string): number =>
  rows
    .filter((row) => row.urgency === urgency && isState(row.state) && WORKING_STATES.includes(row.state))
    .reduce((sum, row) => sum + row.n, 0)

/** What supervisors see now (domain.md §6): two reads of open tickets, whatever the community's history. */
export const live = insight.live.handler(async ({ input, context: { call } }) => {
  const { now } = call
  const { communityId, department, show } = input
  const open = openIn(await admitToScope(call, { communityId, ...(department && { department }) }))
  const [rows, shown] = await Promise.all([
    countOpen(open, now),
    cardsOf(slicesOf(show, open, now), 'sortDue', now),
  ])
  return {
    now,
    counts: byDepartmentAndState(rows),
    overdue: working(rows, 'overdue'),
    atRisk: working(rows, 'at_risk'),
    ...shown,
  }
})
