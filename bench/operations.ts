import { MINUTE } from '../domain/kernel/instant'
import type { BenchCloud } from './bench-cloud'
import { lifeOf } from './ticket-life'
import type { Group, Row } from './report'

/** What one action cost: its own invocation, and what it woke. */
export type Cost = {
  action: string
  calls: number
  reads: number
  writes: number
  sequence: number
  woken: Woken
}
export type Woken = { calls: number; reads: number; writes: number }

const READS = /^database\.(get|aggregate|count|calculate)/
const NOTHING: Woken = { calls: 0, reads: 0, writes: 0 }

const split = (db: Record<string, number>): { reads: number; writes: number } => {
  const sum = (reads: boolean): number =>
    Object.entries(db).reduce((total, [name, n]) => (READS.test(name) === reads ? total + n : total), 0)
  return { reads: sum(true), writes: sum(false) }
}

const plus = (a: Woken, b: Woken): Woken => ({
  calls: a.calls + b.calls,
  reads: a.reads + b.reads,
  writes: a.writes + b.writes,
})

/** Carries out one action alone and reads the emulator's counters. */
export const costOf = async (
  cloud: BenchCloud,
  action: string,
  work: () => Promise<unknown>,
): Promise<Cost> => {
  await cloud.idle()
  cloud.local.counters.reset()
  await work()
  await cloud.idle()
  const all = cloud.local.counters.lastCalls()
  const own = all.filter(({ trigger }) => trigger === 'client')
  const woken = all
    .filter(({ trigger }) => trigger === 'function')
    .map(({ db }) => ({ calls: 1, ...split(db) }))
  const own_ = own.map(({ db }) => ({ calls: 1, ...split(db) })).reduce(plus, NOTHING)
  const sequence = Math.max(0, ...own.map(({ dbSequence }) => dbSequence))
  return { action, ...own_, sequence, woken: woken.reduce(plus, NOTHING) }
}

/** Database operations in all and in sequence (design.md §4; docs/benchmarks.md says where three reads come from). */
type Budget = { operations: number; sequence: number }
const READ_THEN_WRITE: Budget = { operations: 4, sequence: 2 }
const BUDGETS: Record<string, Budget> = {
  'ticket.submit': { operations: 5, sequence: 3 },
  'ticket.get': { operations: 3, sequence: 1 },
  'ticket.list mine': { operations: 2, sequence: 2 },
  'ticket.list jobs': { operations: 2, sequence: 2 },
  'ticket.list offered': { operations: 2, sequence: 2 },
  'ticket.accept': READ_THEN_WRITE,
  'ticket.setOut': READ_THEN_WRITE,
  'ticket.arrive': READ_THEN_WRITE,
  'ticket.finish': READ_THEN_WRITE,
  'ticket.confirm': READ_THEN_WRITE,
  'ticket.rate': READ_THEN_WRITE,
  'ticket.cancel': READ_THEN_WRITE,
  // Two documents: the message, and the reply clock of its ticket.
  'ticket.say (resident)': { operations: 4, sequence: 2 },
  'ticket.say (staff)': { operations: 5, sequence: 3 },
  // Somebody else has to be looked up when the ticket is known.
  'ticket.assign': { operations: 6, sequence: 3 },
  'ticket.reopen': { operations: 7, sequence: 3 },
  'notify.inbox.head': { operations: 2, sequence: 1 },
  'notify.inbox.list': { operations: 2, sequence: 2 },
  'notify.inbox.read': { operations: 3, sequence: 3 },
  'insight.live': { operations: 3, sequence: 2 },
  'insight.today': { operations: 5, sequence: 2 },
  'community.me': { operations: 2, sequence: 2 },
}

const rowOf = (cost: Cost): Row => {
  const { action, reads, writes, sequence, woken } = cost
  const budget = BUDGETS[action]
  const wakes = woken.calls === 0 ? '' : `, wakes ${woken.calls} call: ${woken.reads} r ${woken.writes} w`
  return {
    name: action,
    value: reads + writes,
    unit: 'operations',
    ...(budget && {
      budget: budget.operations,
      also: { value: sequence, unit: 'in sequence', budget: budget.sequence },
    }),
    binding: true,
    note: `${reads} r ${writes} w${wakes}`,
  }
}

/** What a timer costs when there is nothing to do, as it is most of the day. */
const idleTick = async (cloud: BenchCloud, fn: string): Promise<Cost> => {
  await cloud.idle()
  cloud.local.counters.reset()
  await cloud.local.runTimer(fn)
  const [call] = cloud.local.counters.lastCalls()
  const db = call?.db ?? {}
  return { action: `timer ${fn}`, calls: 1, ...split(db), sequence: call?.dbSequence ?? 0, woken: NOTHING }
}

/** One life of a ticket, action by action, counted at the emulator. */
export const operations = async (cloud: BenchCloud): Promise<{ group: Group; costs: Cost[] }> => {
  // The first life warms what an instance keeps (WeChat's token); the second is counted.
  for (const { work } of lifeOf(cloud, 'warm')) await work()
  await cloud.local.advance(MINUTE)
  const costs: Cost[] = []
  for (const { action, work, between } of lifeOf(cloud, 'counted')) {
    if (between === true) await work()
    else costs.push(await costOf(cloud, action, work))
  }
  const timers = [await idleTick(cloud, 'ticket'), await idleTick(cloud, 'notify')]
  const all = [...costs, ...timers]
  const oneCall: Row = {
    name: 'function calls of one action, at most',
    value: Math.max(...costs.map(({ calls }) => calls)),
    unit: 'call',
    budget: 1,
    binding: true,
  }
  return {
    costs: all,
    group: { title: '1. Database operations, counted at the emulator', rows: [...all.map(rowOf), oneCall] },
  }
}
