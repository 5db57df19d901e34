import { Worker } from 'node:worker_threads'
import { createClock } from '../clock'
import { builtEntry } from '../project-root'
import type { DatabaseSchema } from '../schema'
import type { AdminReply, Message, Question, ThreadSettings } from './protocol'

export type { AdminReply } from './protocol'

export type DatabaseOptions = {
  /** Folder of the file `database.sqlite`; absent = in memory. */
  dir?: string
  schema: DatabaseSchema
  /** strict: the narrowest reading of the service's rules. compatible: what was seen to work there (cloudbase.md §1.4). */
  mode: 'strict' | 'compatible'
  /** normal survives a killed process, full also a power cut. */
  sync: 'normal' | 'full'
  /** Epoch ms. */
  now: () => number
  log?: (line: string) => void
  /** The built thread entry, when it is not in its usual place. */
  threadFile?: string
}

export type Database = {
  /**
   * One action of the SDK's protocol. Never rejects for a bad request: it replies `{code, message}`. `caller` tells apart
   * those that have transactions open (an instance of a function), for the warnings about what stays outside of them.
   */
  call(action: string, params: Record<string, unknown>, caller?: string): Promise<AdminReply>
  /** As `call`; the reply as bytes of JSON text, for those that only pass it on. */
  callBytes(action: string, params: Record<string, unknown>, caller?: string): Promise<Uint8Array>
  /** Calls per action since the start. */
  stats(): { ops: Record<string, number> }
  collections(): Promise<string[]>
  /** Empties every collection and ends all transactions; collections and indexes stay. */
  clear(): Promise<void>
  /** What does not fit together in the file, one sentence each; reads everything meanwhile. */
  verify(): Promise<string[]>
  /** Copies the database to the new file `path`, as it is at the end of the copy; calls go on meanwhile. */
  backup(path: string): Promise<void>
  /** Everything acknowledged is on disk; the file can be opened again afterwards. */
  close(): Promise<void>
}

/**
 * Starts the database in a thread of its own. Rejects with a message for people when the file is foreign, damaged, in
 * use or cannot take the schema.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { dir, schema, mode, sync, now, log = () => undefined } = options
  const clock = createClock()
  const settings: ThreadSettings = { dir, schema, mode, sync }
  const worker = new Worker(options.threadFile ?? builtEntry('database-thread.cjs'), { workerData: settings })
  const thread = new Thread(worker, log)
  await thread.ready
  const ops: Record<string, number> = {}
  const ask = (action: string, params: Record<string, unknown>, caller: string, asBytes: boolean) => {
    ops[action] = (ops[action] ?? 0) + 1
    const entropy = clock.randomHex(16)
    return thread.ask({ kind: 'call', action, params, caller, now: now(), entropy, asBytes })
  }
  const failed = (error: unknown): AdminReply => ({
    code: 'SYS_ERR',
    message: error instanceof Error ? error.message : String(error),
  })
  return {
    call: async (action, params, caller = '') =>
      (await ask(action, params, caller, false).catch(failed)) as AdminReply,
    callBytes: async (action, params, caller = '') =>
      (await ask(action, params, caller, true).catch((error: unknown) =>
        Buffer.from(JSON.stringify(failed(error))),
      )) as Uint8Array,
    stats: () => ({ ops: { ...ops } }),
    collections: async () => (await thread.ask({ kind: 'collections' })) as string[],
    clear: async () => {
      await thread.ask({ kind: 'clear' })
    },
    verify: async () => (await thread.ask({ kind: 'verify' })) as string[],
    backup: async (path) => {
      await thread.ask({ kind: 'backup', path })
    },
    close: () => thread.close(),
  }
}

type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void }
type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never

/** The questions and answers between this thread and the database's. */
class Thread {
  readonly ready: Promise<void>
  private readonly pending = new Map<number, Pending>()
  private readonly exited: Promise<void>
  private lastId = 0
  private ended: Error | undefined

  constructor(
    private readonly worker: Worker,
    log: (line: string) => void,
  ) {
    this.exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.end(new Error('The database is closed.'))
        resolve()
      })
    })
    worker.on('error', (error) => {
      log(`Database: the thread stopped. ${error.stack ?? error.message}`)
      this.end(new Error(`The database stopped: ${error.message}`))
    })
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if (message.kind === 'ready') resolve()
        else if (message.kind === 'failed') reject(new Error(message.message))
        else if (message.kind === 'log') log(message.line)
        else this.settle(message)
      })
      worker.once('error', reject)
    })
  }

  ask(question: WithoutId<Question>): Promise<unknown> {
    if (this.ended !== undefined) return Promise.reject(this.ended)
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject })
      this.worker.postMessage({ ...question, id })
    })
  }

  async close(): Promise<void> {
    if (this.ended === undefined) await this.ask({ kind: 'close' })
    await this.exited
  }

  private settle(message: Extract<Message, { kind: 'answer' | 'fault' }>): void {
    const waiting = this.pending.get(message.id)
    this.pending.delete(message.id)
    if (message.kind === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.message))
  }

  private end(error: Error): void {
    this.ended ??= error
    for (const { reject } of this.pending.values()) reject(this.ended)
    this.pending.clear()
  }
}
