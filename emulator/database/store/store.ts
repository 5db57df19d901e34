import type { DatabaseSchema } from '../../schema'
import { collectionMissing, Failure } from '../failure'
import { Collection } from './collection'
import { loadCatalog, type Catalog } from './catalog'
import { checkSchema } from './check-schema'
import { SqliteFile } from './sqlite-file'
import { verify } from './verify'

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
    const file = SqliteFile.open(dir, sync, log)
    try {
      return new Store(
        file,
        file.atomically(() => {
          noteSchemaVersion(file, schema.version, log)
          return loadCatalog(file, schema, log)
        }),
      )
    } catch (error) {
      file.close()
      throw error
    }
  }

  /** Opens the file in `dir` with the collections and indexes it has. */
  static openUnchanged(dir: string): Store {
    const file = SqliteFile.open(dir, 'normal')
    const none = { version: 0, collections: [] }
    return new Store(
      file,
      loadCatalog(file, none, () => undefined),
    )
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

  /** `most`: how many collections there may be afterwards. */
  addCollection(name: string, most: number): void {
    if (this.catalog.collections.has(name)) {
      throw new Failure('DATABASE_COLLECTION_ALREADY_EXIST', `Db or Table exist: ${name}`)
    }
    if (this.catalog.collections.size >= most)
      throw new Failure('DATABASE_REQUEST_FAILED', `An environment has at most ${most} collections.`)
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

  /** What does not fit together, one sentence each; reads everything. */
  verify(): string[] {
    return verify(this.file, this.catalog.collections.values())
  }

  close(): void {
    this.file.close()
  }
}

/** An older program declares fewer indexes: it is told so, since those it does not know are dropped. */
function noteSchemaVersion(file: SqliteFile, version: number, log: (line: string) => void): void {
  const name = 'schema_version'
  const known = file.statement<[string]>('SELECT value FROM catalog_file WHERE name = ?').first(name)?.[0]
  if (known === String(version)) return
  if (Number(known) > version) {
    log(
      `Database: the data were last used under schema version ${known}, this program declares ${version}. Indexes become as it declares them.`,
    )
  }
  file.statement('INSERT OR REPLACE INTO catalog_file VALUES (?, ?)').run(name, String(version))
}
