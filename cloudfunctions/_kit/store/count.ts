import { database } from '../cloudbase'
import { declaredIndex } from './queries'
import { patiently } from './patience'

/** The words of aggregate expressions. */
export const $ = database.command.aggregate

/** How many documents of an indexed slice fall on each value of the `by` fields (design.md D6: figures are aggregates). */
export const countBy = async (slice: {
  collection: string
  index: string
  match: Record<string, unknown>
  /** Field references ('$state') or aggregate expressions. */
  by: Record<string, unknown>
  sums?: Record<string, unknown>
}): Promise<{ _id: Record<string, string>; n: number; [sum: string]: unknown }[]> => {
  const first = declaredIndex(slice.collection, slice.index)[0]?.[0]
  if (first === undefined || !(first in slice.match)) {
    throw new Error(`the slice of ${slice.collection} does not begin with its index ${slice.index}`)
  }
  const found = (await patiently(() =>
    database
      .collection(slice.collection)
      .aggregate()
      .match(slice.match)
      .group({ _id: slice.by, n: $.sum(1), ...slice.sums })
      .limit(1000)
      .end(),
  )) as { data: { _id: Record<string, string>; n: number }[] }
  return found.data
}
