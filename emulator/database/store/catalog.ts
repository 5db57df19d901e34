import type { DatabaseSchema, IndexSchema } from '../../schema'
import { Failure } from '../failure'
import { Collection } from './collection'
import { IndexTable } from './index-table'
import type { SqliteFile } from './sqlite-file'

type CollectionRow = [name: string, number: number]
type IndexRow = [collection: string, name: string, number: number, definition: string, traits: number]

/** Which collections and indexes the file holds. Tables are numbered, so that any collection name is possible. */
export class Catalog {
  readonly collections = new Map<string, Collection>()

  constructor(private readonly file: SqliteFile) {}

  load(): void {
    const indexes = this.indexRows()
    for (const [name, number] of this.collectionRows()) {
      const own = indexes.filter(([collection]) => collection === name)
      const tables = own.map(([, , id, definition, traits]) => {
        return new IndexTable(this.file, name, JSON.parse(definition) as IndexSchema, id, traits)
      })
      this.collections.set(name, new Collection(this.file, name, number, tables))
    }
  }

  addCollection(name: string, indexes: IndexSchema[]): Collection {
    const number = this.nextNumber('catalog_collection')
    this.file.statement('INSERT INTO catalog_collection VALUES (?, ?)').run(name, number)
    const collection = new Collection(this.file, name, number, [])
    collection.create()
    this.collections.set(name, collection)
    for (const index of indexes) this.addIndex(collection, index)
    return collection
  }

  addIndex(collection: Collection, schema: IndexSchema): void {
    const number = this.nextNumber('catalog_index')
    this.file
      .statement('INSERT INTO catalog_index VALUES (?, ?, ?, ?, 0)')
      .run(collection.name, schema.name, number, definitionOf(schema))
    const index = new IndexTable(this.file, collection.name, schema, number, 0)
    index.create()
    collection.fill(index)
    collection.indexes.push(index)
  }

  dropIndex(collection: Collection, index: IndexTable): void {
    index.drop()
    this.file
      .statement('DELETE FROM catalog_index WHERE collection = ? AND name = ?')
      .run(collection.name, index.schema.name)
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
  }

  reloadTraits(): void {
    for (const [name, indexName, , , traits] of this.indexRows()) {
      const index = this.collections.get(name)?.indexes.find((one) => one.schema.name === indexName)
      if (index !== undefined) index.traits = traits
    }
  }

  private collectionRows(): CollectionRow[] {
    return this.file
      .statement<CollectionRow>('SELECT name, number FROM catalog_collection ORDER BY number')
      .all()
  }

  private indexRows(): IndexRow[] {
    return this.file
      .statement<IndexRow>(
        'SELECT collection, name, number, definition, traits FROM catalog_index ORDER BY number',
      )
      .all()
  }

  private nextNumber(table: 'catalog_collection' | 'catalog_index'): number {
    return (
      this.file.statement<[number]>(`SELECT coalesce(max(number), 0) + 1 FROM ${table}`).first()?.[0] ?? 1
    )
  }
}

/** Reads the catalog and brings it to `schema`. Collections the schema no longer names stay, with their data. */
export function loadCatalog(file: SqliteFile, schema: DatabaseSchema, log: (line: string) => void): Catalog {
  const catalog = new Catalog(file)
  catalog.load()
  for (const { name, indexes } of schema.collections) {
    const known = catalog.collections.get(name)
    if (known === undefined) catalog.addCollection(name, indexes)
    else syncIndexes(catalog, known, indexes, log)
  }
  return catalog
}

function definitionOf({ name, keys, unique }: IndexSchema): string {
  return JSON.stringify({ name, keys, unique: unique === true })
}

function syncIndexes(
  catalog: Catalog,
  collection: Collection,
  wanted: IndexSchema[],
  log: (line: string) => void,
): void {
  const definitions = new Set(wanted.map(definitionOf))
  for (const index of [...collection.indexes]) {
    if (!definitions.has(definitionOf(index.schema))) catalog.dropIndex(collection, index)
  }
  const present = new Set(collection.indexes.map((index) => index.schema.name))
  for (const index of wanted.filter(({ name }) => !present.has(name))) {
    log(`Database: building index ${index.name} of ${collection.name}.`)
    buildIndex(catalog, collection, index)
  }
}

function buildIndex(catalog: Catalog, collection: Collection, index: IndexSchema): void {
  try {
    catalog.addIndex(collection, index)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Error(`Index ${index.name} of ${collection.name} cannot be built: ${error.message}`)
  }
}
