import type { Cost, Woken } from './operations'
import { pulseInterval } from '../src/api/pulse'
import type { Group, Row } from './report'

/** The basic plan's function calls a month (design.md D10). */
const QUOTA = 200_000
const DAYS = 30
const SECOND = 1000
const MINUTE = 60 * SECOND

/** How people use it; every number is an assumption, stated in docs/benchmarks.md. */
export const USE = {
  household: { ticketsAMonth: 0.15, residents: 1.5 },
  resident: { visitsAMonth: 4, minutesAVisit: 2 },
  shift: { hours: 8, visibleShare: 0.25, jobs: 8, actsPerJob: 4 },
  community: { households: 500, shiftsADay: 6 },
}

type Sum = Woken
const times = (n: number, one: Sum): Sum => ({
  calls: n * one.calls,
  reads: n * one.reads,
  writes: n * one.writes,
})
const plus = (...all: Sum[]): Sum =>
  all.reduce((a, b) => ({ calls: a.calls + b.calls, reads: a.reads + b.reads, writes: a.writes + b.writes }))

/** With what it woke: that is a function call too. */
const priceList =
  (costs: readonly Cost[]) =>
  (action: string): Sum => {
    const cost = costs.find((one) => one.action === action)
    if (cost === undefined) throw new Error(`${action} was not measured`)
    return plus(cost, cost.woken)
  }

/** Questions of the app's poll while it is in front for `visible` ms, with something done at each of `acts` moments. */
export const polls = (visible: number, acts: number): number => {
  const gap = visible / Math.max(acts, 1)
  let count = 0
  for (let act = 0; act < Math.max(acts, 1); act += 1)
    for (let since = pulseInterval(0, false); since <= gap; since += pulseInterval(since, false)) count += 1
  return count
}

const LIFE = ['submit', 'accept', 'say (staff)', 'setOut', 'arrive', 'finish', 'confirm', 'rate']

/** A ticket from report to rating: eight commands, each read again once by the other side, and its lists. */
const ticketLife = (of: (action: string) => Sum): Sum =>
  plus(
    ...LIFE.map((action) => of(`ticket.${action}`)),
    times(LIFE.length, of('ticket.get')),
    times(4, of('ticket.list mine')),
    times(4, of('ticket.list jobs')),
  )

const residentMonth = (of: (action: string) => Sum): Sum => {
  const { visitsAMonth, minutesAVisit } = USE.resident
  const visit = plus(
    of('community.me'),
    of('ticket.list mine'),
    of('notify.inbox.list'),
    times(1 + polls(minutesAVisit * MINUTE, 1), of('notify.inbox.head')),
  )
  return times(visitsAMonth, visit)
}

const staffShift = (of: (action: string) => Sum, visibleShare: number): Sum => {
  const { hours, jobs, actsPerJob } = USE.shift
  const asked = polls(hours * 60 * MINUTE * visibleShare, jobs * actsPerJob)
  return plus(of('community.me'), times(1 + asked, of('notify.inbox.head')))
}

const timersMonth = (of: (action: string) => Sum): Sum =>
  times(DAYS * 24 * 60, plus(of('timer ticket'), of('timer notify')))

const row = (name: string, { calls, reads, writes }: Sum, unit = 'calls'): Row => ({
  name,
  value: Math.round(calls),
  unit,
  note: `${Math.round(reads)} reads, ${Math.round(writes)} writes`,
})

/** What it costs, in the currency of the basic plan. */
export const price = (costs: readonly Cost[]): Group => {
  const of = priceList(costs)
  const { households, shiftsADay } = USE.community
  const { ticketsAMonth, residents } = USE.household
  const [life, resident, timers] = [ticketLife(of), residentMonth(of), timersMonth(of)]
  const shift = staffShift(of, USE.shift.visibleShare)
  const perHousehold = plus(times(ticketsAMonth, life), times(residents, resident))
  const staffed = times(shiftsADay * DAYS, shift)
  const month = plus(times(households, perHousehold), staffed, timers)
  const room = Math.floor((QUOTA - timers.calls - staffed.calls) / perHousehold.calls)
  return {
    title: '1b. Price: function calls with what they wake, against 200,000 a month',
    rows: [
      row('one ticket, from report to rating', life),
      row('one resident, a month', resident),
      row(`one shift of 8 h, the app in front for ${USE.shift.visibleShare * 100} % of it`, shift),
      row('one shift of 8 h, the app always in front', staffShift(of, 1)),
      row('the two timers, a month', timers),
      { ...row(`a community of ${households} households, a month`, month), budget: QUOTA },
    ],
    lines: [`with ${shiftsADay} shifts a day the basic quota carries ${room} households`],
  }
}
