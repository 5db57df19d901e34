import type { Instance } from './functions/instance'

/** A fault as the console lists it; `about` names the function, collection or number it waits for. */
export type FaultState = { kind: FaultKind; about: string; left: number }

export type FaultKind = 'dropAnswer' | 'failDatabase' | 'killAfterDbCall' | 'loseInvoke' | 'delayDatabase'

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
  /** Those that have not struck for the last time. */
  current(): FaultState[]
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
  about: string
  matches: (fact: Fact) => boolean
  nth: number
  times: number
  seen: number
  fired: number
}

type Kind<Fact, Extra> = {
  add(
    matches: (fact: Fact) => boolean,
    extra: Extra,
    o?: { about?: string; nth?: number; times?: number },
  ): FaultHandle
  strike(fact: Fact): Extra | undefined
  current(): FaultState[]
  clear(): void
}

function faultKind<Fact, Extra>(kind: FaultKind): Kind<Fact, Extra> {
  const set = new Map<Strike<Fact>, Extra>()
  return {
    add: (matches, extra, o = {}) => {
      const one: Strike<Fact> = {
        about: o.about ?? '',
        matches,
        nth: o.nth ?? 1,
        times: o.times ?? 1,
        seen: 0,
        fired: 0,
      }
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
    current: () =>
      [...set.keys()]
        .filter((one) => one.fired < one.times)
        .map(({ about, times, fired }) => ({ kind, about, left: times - fired })),
    clear: () => set.clear(),
  }
}

/** Faults and the hooks that make them happen. */
export function createFaults(): { faults: Faults; hooks: FaultHooks } {
  const answers = faultKind<string, true>('dropAnswer')
  const databases = faultKind<{ action: string; collection: string }, { code: string; message: string }>(
    'failDatabase',
  )
  const deaths = faultKind<{ fn: string; dbCalls: number }, true>('killAfterDbCall')
  const invokes = faultKind<string, true>('loseInvoke')
  const delays = faultKind<undefined, number>('delayDatabase')
  return {
    faults: {
      dropAnswer: (fn, nth = 1) => answers.add((called) => called === fn, true, { about: fn, nth }),
      failDatabase: ({ action, collection, nth, times, code, message }) =>
        databases.add(
          (call) =>
            (action ?? call.action) === call.action && (collection ?? call.collection) === call.collection,
          { code, message: message ?? `${code} (set as a fault)` },
          { about: [action, collection, code].filter(Boolean).join(' '), nth, times },
        ),
      killAfterDbCall: (nth, o = {}) =>
        deaths.add((call) => call.dbCalls === nth && (o.fn ?? call.fn) === call.fn, true, {
          about: `${o.fn ?? ''} ${nth}`,
          times: o.times,
        }),
      loseInvoke: (fn, o = {}) =>
        invokes.add((called) => called === fn, true, { about: fn, times: o.times ?? Infinity }),
      delayDatabase: (ms) => delays.add(() => true, ms, { about: `${ms} ms`, times: Infinity }),
      current: () => [answers, databases, deaths, invokes, delays].flatMap((kind) => kind.current()),
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
