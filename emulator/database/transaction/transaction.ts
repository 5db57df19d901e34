import { bodyOf, idOf } from '../document'
import { parseStored, type Doc } from '../ejson'
import { duplicateWrite, Failure } from '../failure'
import type { FindRequest, Match } from '../query/find'
import { matcherOf, type Mode } from '../query/matcher'
import { sortBy } from '../query/order'
import type { Collection, DocId, Row } from '../store/collection'
import type { Store } from '../store/store'
import { uniqueKeys, type Change, type Concurrency } from './concurrency'
import { documentKey, matchOf, type Session } from './session'

type Written = { collection: Collection; id: DocId; doc: Doc | undefined; body: string }

/** A row that only a transaction knows; its place is decided at commit. */
const UNSAVED = -1

/**
 * One open transaction: snapshot from its first operation, its writes in memory, the second writer fails at the write
 * (cloudbase.md §1.4). Write skew is possible, as on the service.
 */
export class Transaction implements Session {
  private readonly written = new Map<string, Written>()
  private snapshot: number | undefined

  constructor(
    readonly id: string,
    private readonly store: Store,
    private readonly concurrency: Concurrency,
    private readonly mode: Mode,
  ) {
    concurrency.begin(id)
  }

  get(collection: Collection, id: DocId): Row | undefined {
    const key = documentKey(collection, id)
    const own = this.written.get(key)
    if (own !== undefined) return own.doc && { seq: UNSAVED, body: own.body }
    const past = this.concurrency.since(key, this.since())
    return past === undefined ? collection.get(id) : past.before
  }

  find(collection: Collection, { query, order, offset, limit }: FindRequest): Match[] {
    const matches = matcherOf(query)
    const found = this.all(collection).filter(({ doc }) => matches(doc))
    return sortBy(found, order, ({ doc }) => doc).slice(offset, offset + limit)
  }

  insert(collection: Collection, doc: Doc): void {
    const id = idOf(doc)
    const body = bodyOf(doc, this.mode)
    if (this.get(collection, id) !== undefined) throw duplicateWrite(collection.name, '_id_', ['_id'])
    this.write({ collection, id, doc, body })
  }

  replace(collection: Collection, { doc }: Match, after: Doc): void {
    this.write({ collection, id: idOf(doc), doc: after, body: bodyOf(after, this.mode) })
  }

  remove(collection: Collection, { doc }: Match): void {
    this.write({ collection, id: idOf(doc), doc: undefined, body: '' })
  }

  /** Makes the writes durable and visible, all at once. */
  commit(): void {
    const writes = [...this.written.values()].map((write) => ({
      ...write,
      row: write.collection.get(write.id),
    }))
    // Documents that keep their place come before new ones, which take the next free place.
    writes.sort((a, b) => Number(a.row === undefined) - Number(b.row === undefined))
    this.store.atomically(() => {
      // All old documents go first, so that a unique key may move from one document to another.
      for (const { collection, row } of writes)
        if (row !== undefined) collection.remove(row, parseStored(row.body))
      for (const { collection, id, doc, body, row } of writes) {
        if (doc !== undefined) collection.insert(id, doc, body, row?.seq ?? null)
      }
    })
    const changes: Change[] = writes.map(({ collection, id, row }) => ({
      key: documentKey(collection, id),
      before: row,
    }))
    this.end()
    this.concurrency.committed(changes)
  }

  end(): void {
    this.concurrency.end(this.id)
  }

  private since(): number {
    return (this.snapshot ??= this.concurrency.snapshot())
  }

  private write(write: Written): void {
    const key = documentKey(write.collection, write.id)
    if (this.concurrency.since(key, this.since()) !== undefined || !this.concurrency.lock(key, this.id))
      throw conflict()
    this.concurrency.releaseClaims(this.id, key)
    if (write.doc !== undefined) this.claimUnique(write.collection, write.doc, key)
    this.written.set(key, write)
  }

  private claimUnique(collection: Collection, doc: Doc, key: string): void {
    for (const { index, row, claim } of uniqueKeys(collection, doc)) {
      const holder = this.concurrency.claimOf(claim)
      if (holder !== undefined && holder.transaction !== this.id) throw conflict()
      const owner = index.owner(row)
      const committed = owner === undefined ? undefined : collection.at(owner)
      if (holder !== undefined || (committed !== undefined && !this.supersedes(collection, committed, key))) {
        throw duplicateWrite(collection.name, index.schema.name, index.fields)
      }
      this.concurrency.claim(claim, this.id, key)
    }
  }

  /** True when the committed `row` is the document being written, or one this transaction has changed already. */
  private supersedes(collection: Collection, row: Row, key: string): boolean {
    const owner = documentKey(collection, idOf(parseStored(row.body)))
    return owner === key || this.written.has(owner)
  }

  private all(collection: Collection): Match[] {
    const found = new Map<string, Match>()
    for (const row of collection.all()) {
      const match = matchOf(row)
      found.set(documentKey(collection, idOf(match.doc)), match)
    }
    for (const key of this.concurrency.changedSince(collection, this.since())) {
      const before = this.concurrency.since(key, this.since())?.before
      if (before === undefined) found.delete(key)
      else found.set(key, matchOf(before))
    }
    for (const [key, { collection: own, doc, body }] of this.written) {
      if (own !== collection) continue
      if (doc === undefined) found.delete(key)
      else found.set(key, { row: { seq: UNSAVED, body }, doc })
    }
    return [...found.values()]
  }
}

function conflict(): Failure {
  return new Failure(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )
}
