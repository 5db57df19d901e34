import type { Clock } from '../clock'
import type { FunctionFolder } from '../functions/folder'
import type { Functions } from '../functions/functions'
import { parseCron, type Cron } from './cron'
import type { DueSource } from './due'

/** One declared trigger and when it runs next (epoch ms). */
export type TimerState = { fn: string; name: string; cron: string; nextAt?: number; running: boolean }

export type Timers = {
  list(): TimerState[]
  /** All functions, with a timer or without. */
  functions(): string[]
  /** From now on triggers run by themselves on the wall clock. */
  start(): void
  /** Runs a function's trigger now, whatever its time. Rejects with CallFailure. */
  run(fn: string): Promise<unknown>
  /** Moves the clock and runs what becomes due on the way, in order. See LocalCloud.advance. */
  advance(ms: number, o?: { step?: number }): Promise<void>
  close(): void
}

type Entry = {
  fn: string
  name: string
  text: string
  cron: Cron
  nextAt: number | undefined
  running: boolean
}

const TICK_MS = 250

/** The timer event as the platform sends it. */
function timerEvent(name: string, at: number): Record<string, unknown> {
  return { Type: 'Timer', TriggerName: name, Time: new Date(at).toISOString(), Message: '' }
}

/** Timers of all functions; they run through `advance` and `run`, and by themselves after `start`. */
export function createTimers(o: {
  folder: FunctionFolder
  functions: Functions
  clock: Clock
  /** What else happens by this clock; it goes before the triggers of its instant. */
  sources?: DueSource[]
  log: (line: string) => void
}): Timers {
  const sources = o.sources ?? []
  const entries: Entry[] = o.folder.names().flatMap((fn) =>
    o.folder.config(fn).timers.map(({ name, cron: text }) => {
      const cron = parseCron(text)
      return { fn, name, text, cron, nextAt: cron.next(o.clock.now()), running: false }
    }),
  )
  const invoke = async (entry: Pick<Entry, 'fn' | 'name'>): Promise<unknown> => {
    const data = timerEvent(entry.name, o.clock.now())
    const answer = await o.functions.invoke({
      fn: entry.fn,
      data,
      identity: { kind: 'none' },
      trigger: 'timer',
    })
    return JSON.parse(answer.result) as unknown
  }
  /** A failed tick is the function's affair: the platform notes it and goes on. */
  const tick = async (entry: Entry): Promise<void> => {
    entry.running = true
    try {
      await invoke(entry)
    } catch (error) {
      o.log(`timer ${entry.fn}/${entry.name}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      entry.running = false
    }
  }
  const plan = (entry: Entry): void => {
    entry.nextAt = entry.cron.next(o.clock.now())
  }
  const moveTo = (at: number): void => {
    const ahead = at - o.clock.now()
    if (ahead > 0) o.clock.setOffset(o.clock.offset() + ahead)
  }
  const due = (until: number): Entry[] =>
    entries.filter((entry) => entry.nextAt !== undefined && entry.nextAt <= until)
  const instants = (): number[] =>
    [...entries.map((entry) => entry.nextAt), ...sources.map((source) => source.nextAt())].filter(
      (at) => at !== undefined,
    )
  /** Sources, and then each due trigger once. */
  const runDue = async (now: number): Promise<void> => {
    for (const source of sources) await source.run(now)
    for (const entry of due(now)) {
      await tick(entry)
      plan(entry)
    }
  }
  /** Everything due at the earliest instant up to `until`; false when nothing is. */
  const runEarliest = async (until: number): Promise<boolean> => {
    const at = Math.min(...instants())
    if (at > until) return false
    moveTo(at)
    await runDue(at)
    return true
  }
  const advanceExactly = async (until: number): Promise<void> => {
    while (await runEarliest(until)) continue
    moveTo(until)
  }
  const advanceInSteps = async (until: number, step: number): Promise<void> => {
    for (let at = o.clock.now() + step; ; at += step) {
      moveTo(Math.min(at, until))
      await runDue(o.clock.now())
      if (at >= until) return
    }
  }
  const beat = (): void => {
    for (const source of sources) void source.run(o.clock.now())
    for (const entry of due(o.clock.now())) {
      plan(entry)
      // A platform would start a second instance; with one run at a time a slow tick cannot pile up on a laptop.
      if (!entry.running) void tick(entry)
    }
  }
  let pulse: NodeJS.Timeout | undefined

  return {
    list: () =>
      entries.map(({ fn, name, text, nextAt, running }) => ({ fn, name, cron: text, nextAt, running })),
    functions: () => o.folder.names(),
    start: () => {
      pulse ??= setInterval(beat, TICK_MS).unref()
    },
    run: (fn) => invoke(entries.find((entry) => entry.fn === fn) ?? { fn, name: 'timer' }),
    advance: async (ms, { step } = {}) => {
      const until = o.clock.now() + ms
      await (step === undefined ? advanceExactly(until) : advanceInSteps(until, step))
    },
    close: () => clearInterval(pulse),
  }
}
