import type { AdminReply } from './protocol'
import type { Params } from './params'
import type { Finder } from './query/find'
import type { Mode } from './query/matcher'
import type { Store } from './store/store'
import type { Session } from './transaction/session'
import type { Transactions } from './transaction/transactions'

/** What one request may use. */
export type Context = {
  store: Store
  finder: Finder
  transactions: Transactions
  mode: Mode
  /** Epoch ms of the request. */
  now: number
  /** 32 hexadecimal digits, different at each call. */
  newId: () => string
  /** Runs `work` on committed documents, or on those of the request's transaction. */
  read: <T>(work: (session: Session) => T) => T
  /** As `read`; what `work` writes is committed before this returns, or kept by the transaction. */
  write: <T>(work: (session: Session) => T) => T
}

/** One operation of the protocol. Throws Failure for a refusal. */
export type Action = (params: Params, context: Context) => AdminReply
