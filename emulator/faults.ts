import type { Instance } from './functions/instance'

/** A fault that has been set: how often it struck, and how to take it away. */
export type FaultHandle = { fired(): number; clear(): void }

export type DatabaseFault = {
  /** Full action such as 'database.modifyDocument'; absent = any. */
  action?: string
  collection?: string
  /** Strikes from the nth matching call on (1 = the next one) … */
  nth?: number
  /** … this many times (default 1). */
  times?: number
  code: string
  message?: string
}

/** Faults tests and the console can set. All counts begin when the fault is set. */
export type Faults = {
  /** The nth client call of `fn` runs to its end, but its answer never reaches the caller. */
  dropAnswer(fn: string, nth?: number): FaultHandle
  /** A database call answers with `code` instead of being carried out. */
  failDatabase(fault: DatabaseFault): FaultHandle
  /** The instance dies after the nth database call of one invocation was carried out, before it is answered. */
  killAfterDbCall(nth: number, o?: { fn?: string; times?: number }): FaultHandle
  /** Calls of `fn` from other functions never arrive; the calling function gets a network error. */
  loseInvoke(fn: string, o?: { times?: number }): FaultHandle
  /** Each database call takes this much longer. */
  delayDatabase(ms: number): FaultHandle
  clear(): void
}

/** What the rest of the emulator asks at the places where a fault may strike. */
export type FaultHooks = {
  answerIsLost(fn: string): boolean
  databaseFailure(action: string, collection: string): { code: string; message: string } | undefined
  diesNow(fn: string, dbCalls: number): boolean
  invokeIsLost(fn: string): boolean
  databaseDelay(): number
}

type Strike<Fact> = {
  matches: (fact: Fact) => boolean
  nth: number
  times: number
  seen: number
  fired: number
}

type Kind<Fact, Extra> = {
  add(matches: (fact: Fact) => boolean, extra: Extra, o?: { nth?: number; times?: number }): FaultHandle
  strike(fact: Fact): Extra | undefined
  clear(): void
}

function faultKind<Fact, Extra>(): Kind<Fact, Extra> {
  const set = new Map<Strike<Fact>, Extra>()
  return {
    add: (matches, extra, o = {}) => {
      const one: Strike<Fact> = { matches, nth: o.nth ?? 1, times: o.times ?? 1, seen: 0, fired: 0 }
      set.set(one, extra)
      return { fired: () => one.fired, clear: () => void set.delete(one) }
    },
    strike: (fact) => {
      for (const [one, extra] of set) {
        if (!one.matches(fact)) continue
        one.seen += 1
        if (one.seen < one.nth || one.fired >= one.times) continue
        one.fired += 1
        return extra
      }
      return undefined
    },
    clear: () => set.clear(),
  }
}

/** Faults and the hooks that make them happen. */
export function createFaults(): { faults: Faults; hooks: FaultHooks } {
  const answers = faultKind<string, true>()
  const databases = faultKind<{ action: string; collection: string }, { code: string; message: string }>()
  const deaths = faultKind<{ fn: string; dbCalls: number }, true>()
  const invokes = faultKind<string, true>()
  const delays = faultKind<undefined, number>()
  return {
    faults: {
      dropAnswer: (fn, nth = 1) => answers.add((called) => called === fn, true, { nth }),
      failDatabase: ({ action, collection, nth, times, code, message }) =>
        databases.add(
          (call) =>
            (action ?? call.action) === call.action && (collection ?? call.collection) === call.collection,
          { code, message: message ?? `${code} (set as a fault)` },
          { nth, times },
        ),
      killAfterDbCall: (nth, o = {}) =>
        deaths.add((call) => call.dbCalls === nth && (o.fn ?? call.fn) === call.fn, true, { times: o.times }),
      loseInvoke: (fn, o = {}) =>
        invokes.add((called) => called === fn, true, { times: o.times ?? Infinity }),
      delayDatabase: (ms) => delays.add(() => true, ms, { times: Infinity }),
      clear: () => {
        for (const kind of [answers, databases, deaths, invokes, delays]) kind.clear()
      },
    },
    hooks: {
      answerIsLost: (fn) => answers.strike(fn) ?? false,
      databaseFailure: (action, collection) => databases.strike({ action, collection }),
      diesNow: (fn, dbCalls) => deaths.strike({ fn, dbCalls }) ?? false,
      invokeIsLost: (fn) => invokes.strike(fn) ?? false,
      databaseDelay: () => delays.strike(undefined) ?? 0,
    },
  }
}

/** The sentence in the failed call and in its log when a fault ended the instance. */
export function killByFault(instance: Instance): Promise<void> {
  return instance.kill('The instance was ended by a fault (killAfterDbCall).')
}
