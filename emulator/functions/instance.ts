import { Worker } from 'node:worker_threads'
import { newOutgoing } from './outgoing'
import { CallFailure, type Call, type FailureKind, type FromInstance, type ToInstance } from './call'

/** One function instance: a thread with its own environment, one call in flight. */
export type Instance = {
  readonly fn: string
  /** Part of this instance's /admin address, which is how database calls find their invocation. */
  readonly token: string
  readonly version: number
  busy: boolean
  alive(): boolean
  /** Whether an answer to one of its requests is still to come, also after it has itself answered. */
  sending(): boolean
  /** JSON text of the result. Rejects with CallFailure; after a timeout or a crash the instance is gone. */
  run(call: Call, context: Record<string, unknown>): Promise<string>
  /** Ends the thread now; a call in flight fails with `reason`. */
  kill(reason: string): Promise<void>
}

export type InstanceOptions = {
  threadEntry: string
  entry: string
  fn: string
  token: string
  version: number
  env: Record<string, string>
  shared: SharedArrayBuffer
  memoryMb: number
  timeoutMs: number
  log: (level: string, text: string) => void
}

/** Loading the bundle is not counted against the function's own timeout, as in the cloud's separate init phase. */
const START_LIMIT_MS = 60_000

type InFlight = { call: Call; resolve: (result: string) => void; reject: (failure: CallFailure) => void }

function failureOf(error: NodeJS.ErrnoException): { kind: FailureKind; message: string } {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { kind: 'memory', message: 'The function used more memory than its limit.' }
    : { kind: 'failed', message: error.message }
}

/** Starts a thread; it loads the bundle at once and runs calls when asked. */
export function startInstance(o: InstanceOptions): Instance {
  const outgoing = newOutgoing()
  const worker = new Worker(o.threadEntry, {
    workerData: { entry: o.entry, shared: o.shared, outgoing },
    env: o.env,
    resourceLimits: { maxOldGenerationSizeMb: o.memoryMb },
    // Else it would go to this process's own output, where its starter reads the address.
    stdout: true,
    stderr: true,
  })
  worker.stdout.setEncoding('utf8').on('data', (text: string) => o.log('info', text.trimEnd()))
  worker.stderr.setEncoding('utf8').on('data', (text: string) => o.log('error', text.trimEnd()))
  let current: InFlight | undefined
  let timer: NodeJS.Timeout | undefined
  let alive = true

  const settle = (finish: (call: InFlight) => void): void => {
    clearTimeout(timer)
    const ended = current
    current = undefined
    if (ended) finish(ended)
  }
  const fail = (kind: FailureKind, message: string): void =>
    settle((ended) => ended.reject(new CallFailure(kind, message, ended.call.requestId)))
  const end = async (kind: FailureKind, message: string): Promise<void> => {
    alive = false
    fail(kind, message)
    await worker.terminate()
  }
  const limit = (ms: number, message: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void end('timeout', message), ms)
  }

  worker.on('message', (message: FromInstance) => {
    if (message.type === 'started') {
      limit(o.timeoutMs, `Invoking task timed out after ${o.timeoutMs / 1000} seconds`)
    } else if (message.type === 'log') {
      o.log(message.level, message.text)
    } else if (message.type === 'done') {
      settle((ended) => ended.resolve(message.result))
    } else {
      o.log('error', message.stack)
      fail('failed', message.message)
    }
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    alive = false
    o.log('error', error.stack ?? error.message)
    const { kind, message } = failureOf(error)
    fail(kind, message)
  })
  worker.on('exit', (code) => {
    alive = false
    fail('failed', `The function instance exited with code ${code}.`)
  })
  worker.unref()

  return {
    fn: o.fn,
    token: o.token,
    version: o.version,
    busy: false,
    alive: () => alive,
    sending: () => alive && Atomics.load(outgoing, 0) > 0,
    run: (call, context) =>
      new Promise((resolve, reject) => {
        current = { call, resolve, reject }
        limit(START_LIMIT_MS, `The function did not load within ${START_LIMIT_MS / 1000} seconds.`)
        worker.postMessage({ type: 'call', call, context } satisfies ToInstance)
      }),
    kill: (reason) => end('failed', reason),
  }
}
