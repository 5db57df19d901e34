import { Failure } from '../failure'
import { LIMITS } from '../limits'
import type { Mode } from '../query/matcher'
import type { Store } from '../store/store'
import { Concurrency } from './concurrency'
import { Transaction } from './transaction'

type Open = { transaction: Transaction; startedAt: number }

/** The open transactions. `onEnd` is called whenever one has released what it held. */
export class Transactions {
  readonly concurrency = new Concurrency()
  private readonly open = new Map<string, Open>()

  constructor(
    private readonly store: Store,
    private readonly mode: Mode,
    private readonly onEnd: () => void,
  ) {}

  start(id: string, now: number): void {
    this.open.set(id, {
      transaction: new Transaction(id, this.store, this.concurrency, this.mode),
      startedAt: now,
    })
  }

  isOpen(id: string): boolean {
    return this.open.has(id)
  }

  /** Throws DATABASE_TRANSACTION_FAIL, in the words of the service, when it ended or is older than 30 s. */
  get(id: string): Transaction {
    const found = this.open.get(id)
    if (found !== undefined) return found.transaction
    throw new Failure(
      'DATABASE_TRANSACTION_FAIL',
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
    )
  }

  commit(id: string): void {
    const transaction = this.get(id)
    try {
      transaction.commit()
    } finally {
      this.end(id)
    }
  }

  /** Without effect when it is over already. */
  end(id: string): void {
    this.open.get(id)?.transaction.end()
    if (this.open.delete(id)) this.onEnd()
  }

  /** Ends those started 30 s before `now` (epoch ms). */
  expire(now: number): void {
    for (const [id, { startedAt }] of this.open) if (now - startedAt >= LIMITS.transactionMs) this.end(id)
  }

  endAll(): void {
    for (const id of [...this.open.keys()]) this.end(id)
  }
}
