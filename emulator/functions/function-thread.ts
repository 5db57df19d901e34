import { join } from 'node:path'
import { format } from 'node:util'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { shiftDateOfThisThread } from '../clock'
import type { Call, FromInstance, ToInstance } from './call'
import { loadBundle } from './load-bundle'
import { countOutgoing, type Outgoing } from './outgoing'
import { followSequenceDepth } from './sequence-depth'

/**
 * The inside of one function instance (built to dist/emulator/function-thread.cjs). It runs one call at a time with that
 * call's environment, as a cloud instance does: the unmodified SDK reads identity from process.env (cloudbase.md §5.2).
 */
type Start = { entry: string; shared: SharedArrayBuffer; outgoing: Outgoing }
type Main = (event: unknown, context: Record<string, unknown>) => unknown

function connected(): MessagePort {
  if (parentPort === null) throw new Error('function-thread runs as a worker thread only.')
  return parentPort
}

const port = connected()
const { entry, shared, outgoing } = workerData as Start
const say = (message: FromInstance): void => port.postMessage(message)

function captureConsole(): void {
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[level] = (...parts: unknown[]) => say({ type: 'log', level, text: format(...parts) })
  }
}

/** A function that kills its process kills the instance: the process is everybody's here. */
function killOnlyThisThread(): void {
  const kill = process.kill.bind(process)
  process.kill = (target, signal) => (target === process.pid ? process.exit(137) : kill(target, signal))
}

/** Beside the built threads: made anew with them, and never part of what is deployed. */
const CACHE_DIR = join(__dirname, 'code-cache')

function loadMain(): { main: Main; keep: () => void } {
  const { exports, keep } = loadBundle(entry, CACHE_DIR)
  const { main } = exports as { main?: unknown }
  if (typeof main !== 'function') throw new Error(`${entry} does not export a function named main.`)
  return { main: main as Main, keep }
}

/** Sets the call's variables and returns how to put the former state back. */
function enterEnvironment(env: Record<string, string>): () => void {
  const before = Object.keys(env).map((key) => [key, process.env[key]] as const)
  Object.assign(process.env, env)
  return () => {
    for (const [key, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, key)
      else process.env[key] = value
    }
  }
}

async function run(main: Main, call: Call, context: Record<string, unknown>): Promise<void> {
  const leave = enterEnvironment(call.env)
  beginSequence()
  say({ type: 'started' })
  try {
    const result = await main(JSON.parse(call.event), context)
    say({ type: 'done', result: JSON.stringify(result ?? null) })
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error))
    say({ type: 'failed', message: known.message, stack: known.stack ?? known.message })
  } finally {
    leave()
  }
}

countOutgoing(outgoing)
const beginSequence = followSequenceDepth()
shiftDateOfThisThread(shared)
captureConsole()
killOnlyThisThread()
const { main, keep } = loadMain()
let isFirst = true
port.on('message', (message: ToInstance) => {
  void run(main, message.call, message.context).then(() => {
    if (isFirst) setImmediate(keep)
    isFirst = false
  })
})
