import type { Clock } from '../clock'

/**
 * What a plan allows. The basic one: developers.weixin.qq.com "Resource Quota" and cloudbase.md §2. Months and days are
 * those of UTC+8.
 */
export type Plan = {
  /** Function calls in a calendar month, whatever started them. */
  callsPerMonth: number
  /** Calls of one function at the same time, waiting ones among them. */
  callsAtOnce: number
  databaseRequestsPerSecond: number
  readsPerDay: number
  writesPerDay: number
}

export const BASIC_PLAN: Plan = {
  callsPerMonth: 200_000,
  callsAtOnce: 20,
  databaseRequestsPerSecond: 30,
  readsPerDay: 50_000,
  writesPerDay: 30_000,
}

/** Which quota a request would exceed. */
export type Exceeded = keyof Plan

export type QuotaUse = Record<Exclude<Exceeded, 'callsAtOnce'>, number>

export type Quota = {
  /** Undefined = allowed, and counted until `ended`. */
  call(fn: string): Exceeded | undefined
  ended(fn: string): void
  database(action: string): Exceeded | undefined
  /** Other limits from now on; what has been used stays. */
  use(plan: 'basic' | Partial<Plan> | undefined): void
  /** What has been used of the current month, second and day. */
  used(): QuotaUse
}

const UTC8 = 8 * 3_600_000
const SECOND = 1000
const DAY = 86_400_000
const READS = new Set(['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments'])
const NEITHER = new Set([
  'database.startTransaction',
  'database.commitTransaction',
  'database.abortTransaction',
])

/** Counts within a period that has a name, such as '2026-03' or a day's number; a new name begins again at 0. */
function period(nameOf: (now: number) => string | number): {
  used(now: number): number
  add(now: number): void
} {
  let current: { name: string | number; count: number } = { name: '', count: 0 }
  const at = (now: number): typeof current => {
    const name = nameOf(now)
    if (current.name !== name) current = { name, count: 0 }
    return current
  }
  return { used: (now) => at(now).count, add: (now) => void (at(now).count += 1) }
}

const month = (now: number): string => new Date(now + UTC8).toISOString().slice(0, 7)
const day = (now: number): number => Math.floor((now + UTC8) / DAY)

const limitsOf = (plan: 'basic' | Partial<Plan> | undefined): Partial<Plan> =>
  plan === 'basic' ? BASIC_PLAN : (plan ?? {})

/** A quota that counts by the cloud's clock. Without a plan nothing is refused. */
export function createQuota(o: { plan?: 'basic' | Partial<Plan>; clock: Clock }): Quota {
  let limits = limitsOf(o.plan)
  const [calls, reads, writes] = [period(month), period(day), period(day)]
  const second = period((now) => Math.floor(now / SECOND))
  const atOnce = new Map<string, number>()
  const beyond = (used: number, limit: Exceeded): boolean => used >= (limits[limit] ?? Infinity)
  return {
    call: (fn) => {
      const now = o.clock.now()
      const running = atOnce.get(fn) ?? 0
      if (beyond(calls.used(now), 'callsPerMonth')) return 'callsPerMonth'
      if (beyond(running, 'callsAtOnce')) return 'callsAtOnce'
      calls.add(now)
      atOnce.set(fn, running + 1)
      return undefined
    },
    ended: (fn) => void atOnce.set(fn, (atOnce.get(fn) ?? 1) - 1),
    database: (action) => {
      const now = o.clock.now()
      const [kind, limit] = READS.has(action)
        ? ([reads, 'readsPerDay'] as const)
        : ([writes, 'writesPerDay'] as const)
      const counted = !NEITHER.has(action)
      if (beyond(second.used(now), 'databaseRequestsPerSecond')) return 'databaseRequestsPerSecond'
      if (counted && beyond(kind.used(now), limit)) return limit
      second.add(now)
      if (counted) kind.add(now)
      return undefined
    },
    use: (plan) => {
      limits = limitsOf(plan)
    },
    used: () => {
      const now = o.clock.now()
      return {
        callsPerMonth: calls.used(now),
        databaseRequestsPerSecond: second.used(now),
        readsPerDay: reads.used(now),
        writesPerDay: writes.used(now),
      }
    },
  }
}
