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
  const where = { _id: before._id, version: before.version }
  const { updated } = await patiently(() => database.collection(collection).where(where).update(update))
  return updated === 1 ? 'saved' : 'conflict'
}

/** A page of a declared list. */
export const list = async <T>(query: ListQuery): Promise<T[]> => {
  const where = { ...query.equals, ...(query.range && { [query.range.field]: query.range.condition }) }
  let page = database.collection(query.collection).where(where)
  for (const [field, direction] of orderOf(query)) page = page.orderBy(field, direction)
  if (query.fields) page = page.field(Object.fromEntries(query.fields.map((field) => [field, true])))
  const found = (await patiently(() => page.limit(query.limit).get())) as { data: T[] }
  return found.data
}

export { _ as command }
