import type { Action } from '../context'
import type { Doc } from '../ejson'

/** `add`, `doc.create`. In strict mode a batch is stored whole or not at all; else what precedes the failure stays. */
export const insertDocument: Action = (params, { store, mode, newId, write }) => {
  const collection = store.collection(params.text('collectionName'))
  const docs: Doc[] = params.docs('data').map(({ _id, ...rest }) => ({ _id: _id ?? newId(), ...rest }))
  const batches = mode === 'strict' ? [docs] : docs.map((doc) => [doc])
  for (const batch of batches) {
    write((session) => {
      for (const doc of batch) session.insert(collection, doc)
    })
  }
  return { data: { insertedIds: docs.map((doc) => doc._id) } }
}
