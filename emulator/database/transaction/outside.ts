import { singleIdOf } from '../actions/single-document'
import { Params } from '../params'

type Call = { action: string; params: Record<string, unknown>; caller?: string; now: number }

/** What the SDK offers inside a transaction and yet sends without its id (cloudbase.md §1.4). */
const ALWAYS: Record<string, string> = {
  'database.calculateDocument': 'count()',
  'database.aggregateDocuments': 'aggregate()',
}
const BY_QUERY: Record<string, string> = {
  'database.modifyDocument': 'where().update()',
  'database.removeDocument': 'where().remove()',
}

/**
 * Warns of calls that silently run outside of the transaction their caller has open, as on the service: what they write
 * survives a rollback, and what they read may be newer than the snapshot. One line per kind, collection and transaction.
 */
export class OutsideReporter {
  private readonly openBy = new Map<string, Set<string>>()
  private readonly told = new Set<string>()

  constructor(
    private readonly isOpen: (transaction: string) => boolean,
    private readonly log: (line: string) => void,
  ) {}

  started(transaction: string, caller = ''): void {
    const open = this.openBy.get(caller) ?? new Set()
    for (const id of open) if (!this.isOpen(id)) open.delete(id)
    this.openBy.set(caller, open.add(transaction))
  }

  see({ action, params, caller = '', now }: Call): void {
    const open = this.openBy.get(caller)
    if (open === undefined || params['transactionId'] !== undefined) return
    const what = ALWAYS[action] ?? BY_QUERY[action]
    const transaction = [...open].find(this.isOpen)
    if (transaction === undefined) this.forget(caller)
    else if (what !== undefined && (action in ALWAYS || isByQuery(params, now)))
      this.tell(what, String(params['collectionName']), transaction)
  }

  private tell(what: string, collection: string, transaction: string): void {
    const kind = `${transaction} ${what} ${collection}`
    if (this.told.has(kind)) return
    this.told.add(kind)
    this.log(
      `Database: warning: ${what} on ${collection} ran outside of the transaction that its caller has open; the SDK does not send the transaction along, here as on the service.`,
    )
  }

  private forget(caller: string): void {
    this.openBy.delete(caller)
    if (this.openBy.size === 0) this.told.clear()
  }
}

function isByQuery(params: Record<string, unknown>, now: number): boolean {
  return singleIdOf(new Params(params, now).optionalDoc('query') ?? {}) === undefined
}
