/** What one invocation cost, filled while it runs. */
export type CallRecord = {
  fn: string
  requestId: string
  trigger: string
  startedAt: number
  endedAt?: number
  ok?: boolean
  /** Database calls by action. */
  db: Record<string, number>
  /** Longest chain of database calls of which each began after another had been answered. */
  dbSequence: number
}

/** The record of a running invocation and its number of database calls so far. */
export type OpenCall = { record: CallRecord; dbCalls: number }

export type FunctionCount = { calls: number; db: Record<string, number>; dbSequence: number }

export type Counters = {
  reset(): void
  /** Totals per function since the last reset; dbSequence is the longest of its calls. */
  byFunction(): Record<string, FunctionCount>
  /** The newest invocations, oldest first. */
  lastCalls(): CallRecord[]
  /** How many of them have not ended. */
  running(): number
}

const KEPT_CALLS = 500

export type CounterBook = Counters & {
  open(record: Omit<CallRecord, 'db' | 'dbSequence'>): OpenCall
  /** Notes a database call sent after `depth - 1` answers in sequence; returns how many calls the invocation has made. */
  database(call: OpenCall, action: string, depth: number): number
}

/** Counts calls and database operations per function (design.md §4: "counted at the emulator"). */
export function createCounters(): CounterBook {
  let totals: Record<string, FunctionCount> = {}
  let calls: CallRecord[] = []
  const totalOf = (fn: string): FunctionCount => (totals[fn] ??= { calls: 0, db: {}, dbSequence: 0 })
  return {
    reset: () => {
      totals = {}
      calls = []
    },
    byFunction: () => structuredClone(totals),
    lastCalls: () => structuredClone(calls),
    running: () => calls.filter((call) => call.endedAt === undefined).length,
    open: (start) => {
      const record: CallRecord = { ...start, db: {}, dbSequence: 0 }
      totalOf(record.fn).calls += 1
      calls.push(record)
      if (calls.length > KEPT_CALLS) calls.shift()
      return { record, dbCalls: 0 }
    },
    database: (call, action, depth) => {
      const total = totalOf(call.record.fn)
      call.dbCalls += 1
      call.record.db[action] = (call.record.db[action] ?? 0) + 1
      total.db[action] = (total.db[action] ?? 0) + 1
      call.record.dbSequence = Math.max(call.record.dbSequence, depth)
      total.dbSequence = Math.max(total.dbSequence, depth)
      return call.dbCalls
    },
  }
}
