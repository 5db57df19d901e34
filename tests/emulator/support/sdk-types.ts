/** The part of the SDK's database that the tests use; its own declarations answer `any`. */
export type Doc = Record<string, unknown>
type Updated = { updated: number; upsertedId?: string | null }

export type SdkDocument = {
  get(): Promise<{ data: Doc[] }>
  set(data: Doc): Promise<Updated>
  create(data: Doc): Promise<{ id: string }>
  update(data: Doc): Promise<Updated>
  remove(): Promise<{ deleted: number }>
  field(projection: Doc): SdkDocument
}

export type SdkQuery = {
  where(query: Doc): SdkQuery
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery
  skip(count: number): SdkQuery
  limit(count: number): SdkQuery
  field(projection: Doc): SdkQuery
  options(options: { raw?: boolean; multiple?: boolean }): SdkQuery
  get(): Promise<{ data: Doc[] }>
  count(): Promise<{ total: number }>
  update(data: Doc): Promise<Updated>
  updateAndReturn(data: Doc): Promise<{ updated: number; doc: Doc | null }>
  remove(): Promise<{ deleted: number }>
}

export type SdkAggregate = Record<
  | 'match'
  | 'group'
  | 'project'
  | 'sort'
  | 'limit'
  | 'skip'
  | 'count'
  | 'unwind'
  | 'lookup'
  | 'bucket'
  | 'bucketAuto'
  | 'geoNear'
  | 'addFields'
  | 'replaceRoot'
  | 'sortByCount'
  | 'sample',
  (argument: unknown) => SdkAggregate
> & { end(): Promise<{ data: Doc[] }> }

export type SdkCollection = Omit<SdkQuery, 'options'> & {
  doc(id: string | number): SdkDocument
  add(doc: Doc): Promise<{ id: string }>
  add(docs: Doc[]): Promise<{ ids: string[] }>
  aggregate(pipeline?: Doc[]): SdkAggregate
  options(options: { raw?: boolean; multiple?: boolean }): SdkCollection
}

/** In a transaction `get` answers the document itself, or null. */
export type SdkTransaction = {
  collection(name: string): Omit<SdkQuery, 'doc'> & {
    doc(id: string): Omit<SdkDocument, 'get'> & { get(): Promise<{ data: Doc | null }> }
    add(doc: Doc): Promise<{ id: string }>
  }
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

type Operator =
  | 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'and' | 'or' | 'not' | 'exists' | 'all' | 'size' | 'elemMatch'
  | 'nor' | 'geoNear' | 'geoWithin' | 'geoIntersects' | 'expr' | 'jsonSchema' | 'bit'
  | 'set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename' | 'push' | 'pop' | 'shift' | 'unshift' | 'pull' | 'pullAll' | 'addToSet' | 'mod' // prettier-ignore
type Expression =
  | 'sum'
  | 'avg'
  | 'first'
  | 'last'
  | 'max'
  | 'min'
  | 'push'
  | 'addToSet'
  | 'dateToString'
  | 'cond'
  | 'size'
  | 'eq'
  | 'and'
  | 'pipeline'
  | 'gte'
  | 'multiply'
  | 'gt'
  | 'concat'
  | 'stdDevPop'
  | 'stdDevSamp'
  | 'mergeObjects'
export type Command = { [name in Operator]: (...operands: unknown[]) => Command } & {
  aggregate: { [name in Expression]: (...operands: unknown[]) => unknown }
  project: Record<'slice' | 'elemMatch', (argument: unknown) => unknown>
}

type Shape = { toJSON(): Doc }
export type Geo = {
  Point: new (longitude: number, latitude: number) => Shape
  LineString: new (points: Shape[]) => Shape
  Polygon: new (lines: Shape[]) => Shape
  MultiPoint: new (points: Shape[]) => Shape
  MultiLineString: new (lines: Shape[]) => Shape
  MultiPolygon: new (polygons: Shape[]) => Shape
}

export type SdkDatabase = {
  command: Command
  Geo: Geo
  ObjectId(options: { id: string }): unknown
  collection(name: string): SdkCollection
  createCollection(name: string): Promise<unknown>
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
  startTransaction(): Promise<SdkTransaction>
  runTransaction<T>(work: (transaction: SdkTransaction) => Promise<T>, times?: number): Promise<T>
}

/** What a refused call was refused with; `{}` when it was not refused. */
export function refusal(work: Promise<unknown>): Promise<{ code?: string; message?: string }> {
  return work.then(
    () => ({}),
    (error: unknown) => {
      const { code, message } = error as { code: string; message: string }
      return { code, message }
    },
  )
}
