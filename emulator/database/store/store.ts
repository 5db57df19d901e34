import type { DatabaseSchema } from '../../schema'
import { collectionMissing, Failure } from '../failure'
import { LIMITS } from '../limits'
import { Collection } from './collection'
import { loadCatalog, type Catalog } from './catalog'
import { checkSchema } from './check-schema'
import { SqliteFile } from './sqlite-file'

/** All collections of one database file. */
export class Store {
  private constructor(
    readonly file: SqliteFile,
    private readonly catalog: Catalog,
  ) {}

  /** Opens or creates the file and brings its collections and indexes to `schema`; data is never dropped. */
  static open(
    dir: string | undefined,
    schema: DatabaseSchema,
    sync: 'normal' | 'full',
    log: (line: string) => void,
  ): Store {
    checkSchema(schema)
    const file = SqliteFile.open(dir, sync)
    try {
      return new Store(
        file,
        file.atomically(() => loadCatalog(file, schema, log)),
      )
    } catch (error) {
      file.close()
      throw error
    }
  }

  names(): string[] {
    return [...this.catalog.collections.keys()].sort()
  }

  /** Throws DATABASE_COLLECTION_NOT_EXIST. */
  collection(name: string): Collection {
    const found = this.catalog.collections.get(name)
    if (found === undefined) throw collectionMissing(name)
    return found
  }

  addCollection(name: string): void {
    if (this.catalog.collections.has(name)) {
      throw new Failure('DATABASE_COLLECTION_ALREADY_EXIST', `Db or Table exist: ${name}`)
    }
    if (this.catalog.collections.size >= LIMITS.collections) {
      throw new Failure(
        'DATABASE_REQUEST_FAILED',
        `An environment has at most ${LIMITS.collections} collections.`,
      )
    }
    this.atomically(() => this.catalog.addCollection(name, []))
  }

  atomically<T>(work: () => T): T {
    try {
      return this.file.atomically(work)
    } catch (error) {
      // What was rolled back may have set traits that only memory still has.
      this.catalog.reloadTraits()
      throw error
    }
  }

  empty(): void {
    const full = [...this.catalog.collections.values()].filter((collection) => collection.touched)
    if (full.length > 0) this.atomically(() => full.forEach((collection) => collection.empty()))
  }

  close(): void {
    this.file.close()
  }
}
