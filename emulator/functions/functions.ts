import type { SharedClock } from '../clock'
import { isRecord } from '../http/body'
import { builtEntry } from '../project-root'
import { CallFailure, type Call, type FailureKind, type Identity, type Trigger } from './call'
import type { CounterBook, OpenCall } from './counters'
import { callEnvironment, sdkEnvironment } from './environment'
import type { FunctionFolder } from './folder'
import { startInstance, type Instance } from './instance'
import type { FunctionLogs } from './logs'
import type { Quota } from './quota'
import { createPool, PoolFull, type PoolLimits } from './pool'

export type InvokeRequest = {
  fn: string
  data: unknown
  identity: Identity
  trigger: Trigger
  /** Of a caller that names it in the event. */
  requestId?: string
  /** TCB_SOURCE of the calling function, when one function calls another. */
  callerSource?: string
}
/** `result` is JSON text. */
export type InvokeAnswer = { requestId: string; result: string }

/** What is known about the sender of an /admin request. */
export type Caller = { instance: Instance; call?: OpenCall; source: string }

/** design.md D9: what one laptop runs. The cloud has 1,000 instances per function. */
export const DEFAULT_LIMITS: PoolLimits = { perFunction: 6, total: 12, waiting: 1000 }

export type Functions = {
  /** Runs a function to its end. Rejects with CallFailure. */
  invoke(request: InvokeRequest): Promise<InvokeAnswer>
  /** The invocation behind an instance's /admin address; undefined for a foreign token. */
  callerOf(token: string): Caller | undefined
  /** Whether any instance waits for the answer to a request of its own. */
  sending(): boolean
  close(): Promise<void>
}

export type FunctionsOptions = {
  folder: FunctionFolder
  clock: SharedClock
  envId: string
  appid: string
  limits: PoolLimits
  watch: boolean
  adminUrl: () => string
  environment: (fn: string) => Record<string, string>
  counters: CounterBook
  quota: Quota
  logs: FunctionLogs
}

/** Synchronous request and reply limit, each (cloudbase.md §2). */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024

type Seat = { instance: Instance; call?: OpenCall; requestId: string; source: string }

/** Adds what the platform adds: a mini-program call carries `userInfo` (cloudbase.md §5.2). */
function eventOf(request: InvokeRequest, appid: string): string {
  const { data, identity, trigger } = request
  if (identity.kind !== 'phone' || trigger !== 'client' || !isRecord(data)) return JSON.stringify(data ?? {})
  return JSON.stringify({ ...data, userInfo: { openId: identity.openid, appId: appid } })
}

/** The functions of one cloud: instances, limits, identity, logs and counters. */
export function createFunctions(o: FunctionsOptions): Functions {
  const threadEntry = builtEntry('function-thread.cjs')
  const seats = new Map<string, Seat>()

  const start = (fn: string): Instance => {
    const token = o.clock.randomHex(12)
    const config = o.folder.config(fn)
    const instance = startInstance({
      threadEntry,
      entry: o.folder.entry(fn),
      fn,
      token,
      version: o.folder.version(fn),
      env: {
        SCF_FUNCTIONNAME: fn,
        ...sdkEnvironment({ adminUrl: `${o.adminUrl()}/${token}`, envId: o.envId }),
        ...o.environment(fn),
      },
      shared: o.clock.shared,
      memoryMb: config.memoryMb,
      timeoutMs: config.timeoutMs,
      log: (level, text) =>
        o.logs.add({ at: o.clock.now(), fn, requestId: seats.get(token)?.requestId ?? '', level, text }),
    })
    seats.set(token, { instance, requestId: '', source: '' })
    return instance
  }
  const pool = createPool({
    limits: o.limits,
    start,
    isStale: (instance) => o.watch && instance.version !== o.folder.version(instance.fn),
  })

  const refuse = (kind: FailureKind, message: string, requestId: string): never => {
    throw new CallFailure(kind, message, requestId)
  }
  const acquire = async (request: InvokeRequest, requestId: string): Promise<Instance> => {
    try {
      return await pool.acquire(request.fn, request.trigger === 'function')
    } catch (error) {
      if (error instanceof PoolFull) return refuse('busy', error.message, requestId)
      throw error
    }
  }
  const runOn = async (instance: Instance, call: Call): Promise<string> => {
    const seat = seats.get(instance.token)
    if (!seat) return refuse('failed', 'The instance is gone.', call.requestId)
    const { fn, requestId, trigger } = call
    const open = o.counters.open({ fn, requestId, trigger, startedAt: o.clock.now() })
    Object.assign(seat, { call: open, requestId, source: call.env.TCB_SOURCE ?? '' })
    try {
      const result = await instance.run(call, contextOf(o, call))
      open.record.ok = true
      return result
    } finally {
      open.record.ok ??= false
      open.record.endedAt = o.clock.now()
      seat.call = undefined
      if (!instance.alive()) seats.delete(instance.token)
      pool.release(instance)
    }
  }

  const withinQuota = async (fn: string, requestId: string, work: () => Promise<string>): Promise<string> => {
    const exceeded = o.quota.call(fn)
    if (exceeded) {
      const kind = exceeded === 'callsAtOnce' ? 'busy' : 'quota'
      return refuse(kind, `The plan's quota is used up: ${exceeded}.`, requestId)
    }
    return work().finally(() => o.quota.ended(fn))
  }

  return {
    invoke: async (request) => {
      const requestId = request.requestId ?? o.clock.uuid()
      const { fn, identity, trigger, callerSource } = request
      if (!o.folder.has(fn))
        return refuse('not-found', `FunctionName parameter could not be found: ${fn}`, requestId)
      const event = eventOf(request, o.appid)
      if (Buffer.byteLength(event) > PAYLOAD_LIMIT)
        return refuse('too-large', 'The request is larger than 6 MB.', requestId)
      const env = callEnvironment({ identity, trigger, appid: o.appid, callerSource })
      const result = await withinQuota(fn, requestId, async () => {
        const instance = await acquire(request, requestId)
        return runOn(instance, { requestId, fn, trigger, event, env })
      })
      if (Buffer.byteLength(result) > PAYLOAD_LIMIT)
        return refuse('too-large', 'The reply is larger than 6 MB.', requestId)
      return { requestId, result }
    },
    callerOf: (token) => seats.get(token),
    sending: () => pool.all().some((instance) => instance.sending()),
    close: () => pool.close(),
  }
}

function contextOf(o: FunctionsOptions, call: Call): Record<string, unknown> {
  const { timeoutMs, memoryMb } = o.folder.config(call.fn)
  return {
    request_id: call.requestId,
    function_name: call.fn,
    function_version: '$LATEST',
    namespace: o.envId,
    memory_limit_in_mb: memoryMb,
    time_limit_in_ms: timeoutMs,
    environment: JSON.stringify(call.env),
    callbackWaitsForEmptyEventLoop: false,
  }
}
