import type { Action } from '../context'

/** `count`, always of committed documents: the SDK does not send the transaction along (cloudbase.md §1.4). */
export const calculateDocument: Action = (params, { store, finder }) => {
  const collection = store.collection(params.text('collectionName'))
  return { data: { total: finder.count(collection, params.optionalDoc('query') ?? {}) } }
}
