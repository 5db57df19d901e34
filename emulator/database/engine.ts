import { createHash } from 'node:crypto'
import { ACTIONS } from './actions/actions'
import type { Context } from './context'
import { Failure, invalidParam } from './failure'
import { LIMITS } from './limits'
import { Params } from './params'
import type { AdminReply } from './protocol'
import { finderOf, type Finder } from './query/find'
import type { Mode } from './query/matcher'
import { missingIndexReporter } from './query/missing-index'
import { explain } from './store/format'
import type { Store } from './store/store'
import { LockedByTransaction } from './transaction/concurrency'
import { OutsideReporter } from './transaction/outside'
import { PlainSession, writePlainly, type Session } from './transaction/session'
import { Transactions } from './transaction/transactions'
import { refuseUntranslated } from './untranslated'

export type Call = {
  action: string
  params: Record<string, unknown>
  caller?: string
  now: number
  entropy: string
}
type Waiting = { call: Call; answer: (reply: AdminReply) => void; timer: NodeJS.Timeout }

/** Runs calls one after the other; a call that needs what a transaction holds waits until that ends, at most 5 s. */
export class Engine {
  private readonly finder: Finder
  private readonly transactions: Transactions
  private readonly outside: OutsideReporter
  private waiting: Waiting[] = []

  constructor(
    private readonly store: Store,
    private readonly mode: Mode,
    private readonly log: (line: string) => void,
  ) {
    this.finder = finderOf(store, mode, missingIndexReporter(log))
    this.transactions = new Transactions(store, mode, () => setImmediate(() => this.retryWaiting()))
    this.outside = new OutsideReporter((id) => this.transactions.isOpen(id), log)
  }

  /** Answers through `answer`, once; never throws. */
  call(call: Call, answer: (reply: AdminReply) => void): void {
    const reply = this.attempt(call)
    if (reply !== undefined) {
      answer(reply)
      return
    }
    const timer = setTimeout(() => this.giveUp(call), LIMITS.lockWaitMs)
    this.waiting.push({ call, answer, timer })
  }

  collections(): string[] {
    return this.store.names()
  }

  clear(): void {
    this.transactions.endAll()
    this.store.empty()
  }

  verify(): string[] {
    return this.store.verify()
  }

  backup(path: string): Promise<void> {
    return this.store.file.backup(path)
  }

  close(): void {
    this.transactions.endAll()
    for (const { timer, answer } of this.waiting) {
      clearTimeout(timer)
      answer({ code: 'SYS_ERR', message: 'The database was closed.' })
    }
    this.waiting = []
    this.store.close()
  }

  /** Undefined when the call has to wait. */
  private attempt(call: Call): AdminReply | undefined {
    const { action, params, now, entropy } = call
    try {
      this.transactions.expire(now)
      this.outside.see(call)
      const run = ACTIONS.get(action)
      if (run === undefined) throw invalidParam(`Unknown action: ${action}`)
      if (this.mode === 'strict') refuseUntranslated(params)
      const reader = new Params(params, now)
      const reply = run(reader, this.contextOf(reader.optionalText('transactionId'), now, entropy))
      if (reply.transactionId !== undefined) this.started(reply.transactionId, call.caller)
      return reply
    } catch (error) {
      if (error instanceof LockedByTransaction) return undefined
      return this.refusalOf(action, error)
    }
  }

  private contextOf(transactionId: string | undefined, now: number, entropy: string): Context {
    const { store, finder, transactions, mode } = this
    let made = 0
    const within = <T>(work: (session: Session) => T, plainly: () => T): T =>
      transactionId === undefined ? plainly() : this.inTransaction(transactionId, work)
    return {
      store,
      finder,
      transactions,
      mode,
      now,
      newId: () => createHash('sha256').update(`${entropy}${made++}`).digest('hex').slice(0, 32),
      read: (work) => within(work, () => work(new PlainSession(finder, transactions.concurrency, mode))),
      write: (work) => within(work, () => writePlainly(store, finder, transactions.concurrency, mode, work)),
    }
  }

  /** A write that fails ends the transaction and releases its locks, as in MongoDB; the SDK's retry relies on it. */
  private inTransaction<T>(id: string, work: (session: Session) => T): T {
    const transaction = this.transactions.get(id)
    try {
      return work(transaction)
    } catch (error) {
      if (
        error instanceof Failure &&
        error.code !== 'DATABASE_TRANSACTION_CONFLICT' &&
        error.code !== 'DATABASE_DUPLICATE_WRITE'
      )
        throw error
      this.transactions.end(id)
      throw error
    }
  }

  /** It ends also by real time, so that a caller that died does not hold its locks until the next call. */
  private started(id: string, caller: string | undefined): void {
    this.outside.started(id, caller)
    setTimeout(() => this.transactions.end(id), LIMITS.transactionMs).unref()
  }

  private refusalOf(action: string, error: unknown): AdminReply {
    if (error instanceof Failure) return { code: error.code, message: error.message }
    this.log(
      `Database: ${action} failed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return { code: 'SYS_ERR', message: `The database: ${explain(error)}` }
  }

  private retryWaiting(): void {
    const retried = this.waiting
    this.waiting = []
    for (const waiting of retried) {
      const reply = this.attempt(waiting.call)
      if (reply === undefined) {
        this.waiting.push(waiting)
        continue
      }
      clearTimeout(waiting.timer)
      waiting.answer(reply)
    }
  }

  private giveUp(call: Call): void {
    const found = this.waiting.find((one) => one.call === call)
    this.waiting = this.waiting.filter((one) => one !== found)
    found?.answer({
      code: 'DATABASE_TIMEOUT',
      message: 'The document is locked by a transaction that did not end in time.',
    })
  }
}
