/** How a field is kept in an index: 1 ascending, -1 descending, '2dsphere' as a place on earth. */
export type IndexDirection = 1 | -1 | '2dsphere'

/** One declared index. `keys` are document paths (dots allowed) in order. */
export type IndexSchema = {
  name: string
  keys: [field: string, direction: IndexDirection][]
  unique?: boolean
}

/** True for an index that `geoNear` may use. Its field must hold a geometry or nothing. */
export function isGeoIndex({ keys }: IndexSchema): boolean {
  return keys.some(([, direction]) => direction === '2dsphere')
}

export type CollectionSchema = { name: string; indexes: IndexSchema[] }

/** What the emulator is told about the database. The project's config/database.ts has this shape. */
export type DatabaseSchema = { version: number; collections: CollectionSchema[] }
