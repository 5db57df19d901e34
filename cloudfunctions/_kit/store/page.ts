import { command, list } from './store'
import { declaredIndex, type ListQuery } from './queries'

/** A page and where the next one begins; `before` is absent at the end. */
export type Page<T> = { items: T[]; before?: string }

type Sorted = { _id: string }

const valueAt = (document: object, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((place, step) => (place as Record<string, unknown> | undefined)?.[step], document)

const cursorOf = (document: Sorted, field: string): string =>
  `${String(valueAt(document, field))}.${document._id}`

const parse = (cursor: string): { value: number; id: string } | undefined => {
  const [, value, id] = /^(\d{1,16})\.([\w-]+)$/.exec(cursor) ?? []
  return value === undefined || id === undefined ? undefined : { value: Number(value), id }
}

/** The field a page is sorted by. @throws Error unless the index ends with it and with `_id` in the same direction */
const sortOf = ({ collection, index, equals }: ListQuery): [string, 1 | -1] => {
  const [sort, id, ...more] = declaredIndex(collection, index).slice(Object.keys(equals).length)
  if (sort === undefined || id?.[0] !== '_id' || id[1] !== sort[1] || more.length > 0)
    throw new Error(
      `the index ${index} of ${collection} does not order pages: it must end with one field and _id`,
    )
  return sort
}

/**
 * A page of a list whose index ends with a number and `_id`, after a cursor: first the rest of the documents with the
 * cursor's own value, then those beyond it, so that equal values are neither lost nor repeated. Never skips (design.md D6).
 */
export const page = async <T extends Sorted>(
  query: ListQuery,
  cursor: string | undefined,
): Promise<Page<T>> => {
  const [sort, direction] = sortOf(query)
  const beyond = direction === 1 ? command.gt.bind(command) : command.lt.bind(command)
  const from = cursor === undefined ? undefined : parse(cursor)
  const wanted = query.limit + 1
  const ties: T[] =
    from === undefined
      ? []
      : await list<T>({
          ...query,
          equals: { ...query.equals, [sort]: from.value },
          range: { field: '_id', condition: beyond(from.id) },
          limit: wanted,
        })
  const range = from === undefined ? undefined : { field: sort, condition: beyond(from.value) }
  const rest =
    ties.length < wanted
      ? await list<T>({ ...query, ...(range && { range }), limit: wanted - ties.length })
      : []
  const found = [...ties, ...rest]
  const items = found.slice(0, query.limit)
  const last = items.at(-1)
  return { items, ...(found.length > query.limit && last && { before: cursorOf(last, sort) }) }
}
