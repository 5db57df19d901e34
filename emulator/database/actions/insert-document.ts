import type { Action } from '../context'
import type { Doc } from '../ejson'
import { Failure } from '../failure'

/** `add`, `doc.create`. In strict mode a batch is stored whole or not at all; else what precedes the failure stays. */
export const insertDocument: Action = (params, { store, mode, newId, write }) => {
  const collection = store.collection(params.text('collectionName'))
  const docs: Doc[] = params.docs('data').map(({ _id, ...rest }) => ({ _id: _id ?? newId(), ...rest }))
  let failure: Failure | undefined
  write((session) => {
    for (const doc of docs) {
      try {
        session.insert(collection, doc)
      } catch (error) {
        if (mode === 'strict' || !(error instanceof Failure)) throw error
        failure = error
        return
      }
    }
  })
  if (failure !== undefined) throw failure
  return { data: { insertedIds: docs.map((doc) => doc._id) } }
}
