import { database } from '../cloudbase'
import { declaredIndex } from './queries'
import { patiently } from './patience'

/** The words of aggregate expressions. */
export const $ = database.command.aggregate

/** A count by the values of some fields, with sums beside it. */
export type Counted = { _id: Record<string, string>; n: number; [sum: string]: unknown }

/** How many documents of an indexed slice fall on each value of the `by` fields (design.md D6: figures are aggregates). */
export const countBy = async (slice: {
  collection: string
  index: string
  match: Record<string, unknown>
  /** A list field ('$clocks'): each of its entries is counted, and `by` sees it in the list's place. */
  each?: string
  /** Field references ('$state') or aggregate expressions. */
  by: Record<string, unknown>
  sums?: Record<string, unknown>
}): Promise<Counted[]> => {
  const first = declaredIndex(slice.collection, slice.index)[0]?.[0]
  if (first === undefined || !(first in slice.match)) {
    throw new Error(`the slice of ${slice.collection} does not begin with its index ${slice.index}`)
  }
  const found = (await patiently(() => {
    const matched = database.collection(slice.collection).aggregate().match(slice.match)
    const counted = slice.each === undefined ? matched : matched.unwind(slice.each)
    return counted
      .group({ _id: slice.by, n: $.sum(1), ...slice.sums })
      .limit(1000)
      .end()
  })) as { data: Counted[] }
  return found.data
}
