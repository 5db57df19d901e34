import type { Doc } from '../ejson'
import type { Collection, Row } from '../store/collection'
import { entriesOf } from '../store/index-entries'
import { rowIdentity } from '../store/index-table'

/** One document written: what it was before, by its name among all collections. */
export type Change = { key: string; before: Row | undefined }

/** Thrown by a plain write that meets a document or unique key which an open transaction has written. */
export class LockedByTransaction extends Error {}

type Past = { commit: number; before: Row | undefined }

/**
 * What open transactions need to know of each other and of plain writes: who has written which document and unique key,
 * and how documents looked before they were changed. Empty while no transaction is open.
 */
export class Concurrency {
  private readonly locks = new Map<string, string>()
  private readonly claims = new Map<string, { transaction: string; document: string }>()
  private readonly past = new Map<string, Past[]>()
  private readonly open = new Set<string>()
  private commit = 0

  begin(transaction: string): void {
    this.open.add(transaction)
  }

  /** The point in time a transaction that reads now belongs to. */
  snapshot(): number {
    return this.commit
  }

  isBusy(): boolean {
    return this.open.size > 0
  }

  /** Releases everything `transaction` holds. */
  end(transaction: string): void {
    this.open.delete(transaction)
    for (const [key, owner] of this.locks) if (owner === transaction) this.locks.delete(key)
    for (const [key, claim] of this.claims) if (claim.transaction === transaction) this.claims.delete(key)
    if (this.open.size === 0) this.past.clear()
  }

  committed(changes: Change[]): void {
    if (changes.length === 0 || this.open.size === 0) return
    this.commit++
    for (const { key, before } of changes) {
      const known = this.past.get(key)
      if (known === undefined) this.past.set(key, [{ commit: this.commit, before }])
      else known.push({ commit: this.commit, before })
    }
  }

  /** How the document was at `snapshot`, when it was changed since. */
  since(key: string, snapshot: number): { before: Row | undefined } | undefined {
    return this.past.get(key)?.find(({ commit }) => commit > snapshot)
  }

  /** Keys of one collection changed since `snapshot`. */
  changedSince(collection: Collection, snapshot: number): string[] {
    return [...this.past.keys()].filter(
      (key) => key.startsWith(`${collection.name}/`) && this.since(key, snapshot) !== undefined,
    )
  }

  /** False when another open transaction has it. */
  lock(key: string, transaction: string): boolean {
    const owner = this.locks.get(key)
    if (owner !== undefined && owner !== transaction) return false
    this.locks.set(key, transaction)
    return true
  }

  claimOf(claim: string): { transaction: string; document: string } | undefined {
    return this.claims.get(claim)
  }

  claim(claim: string, transaction: string, document: string): void {
    this.claims.set(claim, { transaction, document })
  }

  releaseClaims(transaction: string, document: string): void {
    for (const [key, claim] of this.claims) {
      if (claim.transaction === transaction && claim.document === document) this.claims.delete(key)
    }
  }

  waitFor(key: string): void {
    if (this.locks.has(key)) throw new LockedByTransaction()
  }

  waitForUnique(collection: Collection, after: Doc): void {
    if (this.claims.size === 0) return
    if (uniqueKeys(collection, after).some(({ claim }) => this.claims.has(claim)))
      throw new LockedByTransaction()
  }
}

/** The keys of `doc` in the unique indexes of its collection, each with a name among all of them. */
export function uniqueKeys(collection: Collection, doc: Doc) {
  return collection.indexes
    .filter(({ schema }) => schema.unique === true)
    .flatMap((index) =>
      entriesOf(doc, index.fields).rows.map((row) => ({
        index,
        row,
        claim: `${collection.name}/${index.schema.name}/${rowIdentity(row)}`,
      })),
    )
}
