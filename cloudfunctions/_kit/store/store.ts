import { database } from '../cloudbase'
import { isDuplicate } from '../failures'
import { changesBetween, asStored, type FieldChange } from './diff'
import { orderOf, type ListQuery } from './queries'
import { patiently } from './patience'

/** Every document we keep: an id and the number of its last write. */
export type Document = { _id: string; version: number }

const _ = database.command

/** The document, or undefined. One read. */
export const load = async <T extends Document>(collection: string, id: string): Promise<T | undefined> => {
  const found = (await patiently(() => database.collection(collection).doc(id).get())) as { data: T[] }
  return found.data[0]
}

/** The documents of these ids that exist, at most 1,000, in no order; only the named fields when there are any. One read. */
export const loadMany = async <T extends { _id: string }>(
  collection: string,
  ids: readonly string[],
  fields?: readonly (keyof T & string)[],
): Promise<T[]> => {
  const all = database.collection(collection).where({ _id: _.in([...ids]) })
  const wanted = fields ? all.field(Object.fromEntries(fields.map((field) => [field, true]))) : all
  const found = (await patiently(() => wanted.limit(1000).get())) as { data: T[] }
  return found.data
}

/** Writes a new document; 'duplicate' when its id or a unique index is taken. */
export const insert = async (collection: string, document: Document): Promise<'inserted' | 'duplicate'> => {
  try {
    await patiently(() => database.collection(collection).add(asStored(document)))
    return 'inserted'
  } catch (failure) {
    if (isDuplicate(failure)) return 'duplicate'
    throw failure
  }
}

/** Writes many new documents at once; 'duplicate' when one's id is taken, and then any of the others may be written. */
export const insertAll = async (
  collection: string,
  documents: readonly Document[],
): Promise<'inserted' | 'duplicate'> => {
  if (documents.length === 0) return 'inserted'
  try {
    await patiently(() => database.collection(collection).add(documents.map(asStored)))
    return 'inserted'
  } catch (failure) {
    if (isDuplicate(failure)) return 'duplicate'
    throw failure
  }
}

/** What the SDK answers to an update, which it declares as `any`. */
const written = (answer: unknown) => answer as Promise<{ updated?: number }>

const asUpdate = (change: FieldChange): unknown => {
  if (change.how === 'remove') return _.remove()
  if (change.how === 'append') return _.push(change.items)
  return typeof change.value === 'object' && change.value !== null ? _.set(change.value) : change.value
}

/** Compare-and-set: 'conflict' when somebody wrote since `before` was read (design.md D3). */
export const replace = async <T extends Document>(
  collection: string,
  before: T,
  after: T,
): Promise<'saved' | 'conflict'> => {
  const changes = changesBetween(before, after)
  const update = Object.fromEntries(changes.map((change) => [change.field, asUpdate(change)]))
  if (changes.length === 0) return 'saved'
  // `settlePending` may have emptied the outbox of this very version: what is appended now needs its mark again.
  const { pendingSince } = after as { pendingSince?: number }
  if ('pending' in update && pendingSince !== undefined) update['pendingSince'] = pendingSince
  const where = { _id: before._id, version: before.version }
  const { updated } = await patiently(() =>
    written(database.collection(collection).where(where).update(update)),
  )
  return updated === 1 ? 'saved' : 'conflict'
}

/**
 * Empties the outbox that was handed over (design.md D4). `version` stays, so that no person's command meets a
 * conflict; 'conflict' when somebody wrote since `before` was read, and may have added to it.
 */
export const settlePending = async (collection: string, before: Document): Promise<'saved' | 'conflict'> => {
  const where = { _id: before._id, version: before.version }
  const update = { pending: _.set([]), pendingSince: _.remove() }
  const { updated } = await patiently(() =>
    written(database.collection(collection).where(where).update(update)),
  )
  return updated === 1 ? 'saved' : 'conflict'
}

/**
 * Sets plain fields on every document of an indexed slice that `missing` is not set on, in one write; only for fields
 * that are set once and never changed. Leaves `version`.
 */
export const setOnce = async (
  slice: Pick<ListQuery, 'collection' | 'index' | 'equals' | 'range'>,
  missing: string,
  value: string | number,
): Promise<number> => {
  orderOf({ ...slice, limit: 1 })
  const where = { ...whereOf(slice), [missing]: _.exists(false) }
  const change = { [missing]: value }
  const { updated } = await patiently(() =>
    written(database.collection(slice.collection).where(where).update(change)),
  )
  return updated ?? 0
}

/** Removes one document as it was read; 'conflict' when somebody wrote since. */
export const remove = async (collection: string, document: Document): Promise<'removed' | 'conflict'> => {
  const { _id, version } = document
  const { deleted } = await patiently(
    () => database.collection(collection).where({ _id, version }).remove() as Promise<{ deleted?: number }>,
  )
  return deleted === 1 ? 'removed' : 'conflict'
}

/** Removes documents by id, whatever their version; for what has served its time, never for what happened. */
export const removeThese = async (collection: string, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0
  const where = { _id: _.in([...ids]) }
  const { deleted } = await patiently(
    () => database.collection(collection).where(where).remove() as Promise<{ deleted?: number }>,
  )
  return deleted ?? 0
}

/** Removes every document of an indexed slice; for what has served its purpose, never for what happened. */
export const removeAll = async (
  slice: Pick<ListQuery, 'collection' | 'index' | 'equals' | 'range'>,
): Promise<number> => {
  orderOf({ ...slice, limit: 1 })
  const { deleted } = await patiently(
    () =>
      database.collection(slice.collection).where(whereOf(slice)).remove() as Promise<{ deleted?: number }>,
  )
  return deleted ?? 0
}

const whereOf = ({
  equals,
  range,
  filter,
}: Pick<ListQuery, 'equals' | 'range' | 'filter'>): Record<string, unknown> => ({
  ...filter,
  ...equals,
  ...(range && { [range.field]: range.condition }),
})

/** A page of a declared list. */
export const list = async <T>(query: ListQuery): Promise<T[]> => {
  let page = database.collection(query.collection).where(whereOf(query))
  for (const [field, direction] of orderOf(query)) page = page.orderBy(field, direction)
  if (query.fields) page = page.field(Object.fromEntries(query.fields.map((field) => [field, true])))
  const found = (await patiently(() => page.limit(query.limit).get())) as { data: T[] }
  return found.data
}

export { _ as command }
