import { parseStored, type Doc } from '../ejson'
import { bodyOf, idOf } from '../document'
import type { Finder, FindRequest, Match } from '../query/find'
import type { Mode } from '../query/matcher'
import type { Collection, DocId, Row } from '../store/collection'
import { identityOf } from '../store/index-entries'
import type { Store } from '../store/store'
import type { Change, Concurrency } from './concurrency'

/** What an action reads and writes through: the committed documents, or those of one transaction. */
export type Session = {
  get(collection: Collection, id: DocId): Row | undefined
  find(collection: Collection, request: FindRequest): Match[]
  insert(collection: Collection, doc: Doc): void
  replace(collection: Collection, before: Match, after: Doc): void
  remove(collection: Collection, before: Match): void
}

/** Names one document among all collections. */
export function documentKey(collection: Collection, id: DocId): string {
  return `${collection.name}/${identityOf(id)}`
}

/** Writes outside of transactions. They wait for documents that an open transaction has written (cloudbase.md §1.4). */
export class PlainSession implements Session {
  readonly changes: Change[] = []

  constructor(
    private readonly finder: Finder,
    private readonly concurrency: Concurrency,
    private readonly mode: Mode,
  ) {}

  get(collection: Collection, id: DocId): Row | undefined {
    return collection.get(id)
  }

  find(collection: Collection, request: FindRequest): Match[] {
    return this.finder.find(collection, request)
  }

  insert(collection: Collection, doc: Doc): void {
    const id = idOf(doc)
    this.touch(collection, id, undefined, doc)
    collection.insert(id, doc, bodyOf(doc, this.mode))
  }

  replace(collection: Collection, { row, doc }: Match, after: Doc): void {
    this.touch(collection, idOf(doc), row, after)
    collection.replace(row, doc, after, bodyOf(after, this.mode))
  }

  remove(collection: Collection, { row, doc }: Match): void {
    this.touch(collection, idOf(doc), row, undefined)
    collection.remove(row, doc)
  }

  private touch(collection: Collection, id: DocId, before: Row | undefined, after: Doc | undefined): void {
    if (!this.concurrency.isBusy()) return
    const key = documentKey(collection, id)
    this.concurrency.waitFor(key)
    if (after !== undefined) this.concurrency.waitForUnique(collection, after)
    this.changes.push({ key, before })
  }
}

/** Runs one plain write: all of it is committed, or none of it, and open transactions keep seeing what was before. */
export function writePlainly<T>(
  store: Store,
  finder: Finder,
  concurrency: Concurrency,
  mode: Mode,
  work: (session: Session) => T,
): T {
  const session = new PlainSession(finder, concurrency, mode)
  const result = store.atomically(() => work(session))
  concurrency.committed(session.changes)
  return result
}

export function matchOf(row: Row): Match {
  return { row, doc: parseStored(row.body) }
}
