/** One declared index. `keys` are document paths (dots allowed) in order; 1 ascending, -1 descending. */
export type IndexSchema = { name: string; keys: [field: string, direction: 1 | -1][]; unique?: boolean }

export type CollectionSchema = { name: string; indexes: IndexSchema[] }

/** What the emulator is told about the database. The project's config/database.ts has this shape. */
export type DatabaseSchema = { version: number; collections: CollectionSchema[] }
