import { MINUTE, type Instant } from '../../domain/kernel/instant'
import { isDepartment } from '../../domain/kernel/department'
import { isState, WORKING_STATES, type State } from '../../domain/ticket/parts'
import { $, countBy } from '../_kit/store/count'
import { command } from '../_kit/store/store'
import { cardsOf, type Slice } from './cards'
import { insight } from './implementer'
import { admitToScope, type Scope } from './scope'

/** A target that comes within this time is at risk. */
const AT_RISK_MS = 30 * MINUTE

type Counts = { all: number; overdue: number; at_risk: number; emergency: number; unassigned: number }
type Show = keyof Counts

const openIn = ({ communityId, department }: Scope): Slice =>
  department === undefined
    ? { index: 'live', equals: { communityId, open: true } }
    : { index: 'liveByDepartment', equals: { communityId, department, open: true } }

const TAKEN_STATES = WORKING_STATES.filter((state) => state !== 'triage')

const due = (condition: unknown) => ({ range: { field: 'sortDue', condition } })

/**
 * Which open tickets a list shows, of one state when asked; "unassigned" are those in triage and those with somebody
 * who only stands in.
 */
const slicesOf = (show: Show, state: State | undefined, open: Slice, now: Instant): Slice[] => {
  const among = (states: readonly State[]) => ({
    state: command.in(states.filter((one) => state === undefined || one === state)),
  })
  const own = state === undefined ? {} : { state }
  switch (show) {
    case 'all':
      return [{ ...open, filter: own }]
    case 'overdue':
      return [{ ...open, ...due(command.lt(now)), filter: among(WORKING_STATES) }]
    case 'at_risk':
      return [
        {
          ...open,
          ...due(command.gte(now).and(command.lt(now + AT_RISK_MS))),
          filter: among(WORKING_STATES),
        },
      ]
    case 'emergency':
      return [{ ...open, filter: { priority: 'emergency', ...own } }]
    case 'unassigned':
      return [
        { ...open, filter: among(['triage']) },
        { ...open, filter: { ...among(TAKEN_STATES), 'owner.as': command.neq('member') } },
      ]
  }
}

const urgencyAt = (now: Instant) =>
  $.cond({
    if: $.lt(['$sortDue', now]),
    then: 'overdue',
    else: $.cond({ if: $.lt(['$sortDue', now + AT_RISK_MS]), then: 'at_risk', else: 'in_time' }),
  })

type Row = { department: string; state: string; urgency: string; priority: string; as: string; n: number }

/** Everything open, counted in one look by all that the lists tell apart, so that the figures agree with each other. */
const countOpen = async (open: Slice, now: Instant): Promise<Row[]> => {
  const by = {
    department: '$department',
    state: '$state',
    urgency: urgencyAt(now),
    priority: '$priority',
    as: '$owner.as',
  }
  const rows = await countBy({ collection: 'tickets', index: open.index, match: open.equals, by })
  return rows.map(({ _id, n }) => ({
    department: _id['department'] ?? '',
    state: _id['state'] ?? '',
    urgency: _id['urgency'] ?? '',
    priority: _id['priority'] ?? '',
    as: _id['as'] ?? '',
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

const isWorking = ({ state }: Row): boolean => isState(state) && WORKING_STATES.includes(state)

/** The same conditions as `slicesOf`, on the counted rows. */
const BELONGS: Record<Show, (row: Row) => boolean> = {
  all: () => true,
  overdue: (row) => isWorking(row) && row.urgency === 'overdue',
  at_risk: (row) => isWorking(row) && row.urgency === 'at_risk',
  emergency: ({ priority }) => priority === 'emergency',
  unassigned: (row) => row.state === 'triage' || (isWorking(row) && row.as !== 'member'),
}

const countOf = (rows: readonly Row[], show: Show): number =>
  rows.filter(BELONGS[show]).reduce((sum, { n }) => sum + n, 0)

const countsOf = (rows: readonly Row[]): Counts => ({
  all: countOf(rows, 'all'),
  overdue: countOf(rows, 'overdue'),
  at_risk: countOf(rows, 'at_risk'),
  emergency: countOf(rows, 'emergency'),
  unassigned: countOf(rows, 'unassigned'),
})

/** What supervisors see now (domain.md §6): two reads of open tickets, whatever the community's history. */
export const live = insight.live.handler(async ({ input, context: { call } }) => {
  const { now } = call
  const { communityId, department, state, show } = input
  const open = openIn(await admitToScope(call, { communityId, ...(department && { department }) }))
  const [rows, shown] = await Promise.all([
    countOpen(open, now),
    cardsOf(slicesOf(show, state, open, now), 'sortDue', now),
  ])
  return {
    now,
    counts: byDepartmentAndState(rows),
    shows: countsOf(rows),
    ...shown,
  }
})
