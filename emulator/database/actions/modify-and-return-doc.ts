import type { Action } from '../context'
import { stringifyStored } from '../ejson'
import { updateOf } from '../update/apply'
import { findTargets } from './find-targets'
import { refuseQueryInTransaction } from './get-document'
import { updateOne } from './modify-document'

/** `updateAndReturn`: changes the first match and gives the document as it is afterwards. */
export const modifyAndReturnDoc: Action = (params, context) => {
  const collection = context.store.collection(params.text('collectionName'))
  const query = params.optionalDoc('query') ?? {}
  const change = updateOf(params.doc('data'), context.now)
  // A query that names the id is about a single record, which a transaction may change.
  if (query._id === undefined || typeof query._id === 'object') refuseQueryInTransaction(params, context)
  return context.write((session) => {
    const [target] = findTargets(session, collection, query, false)
    if (target === undefined) return { data: { updated: 0, doc: null } }
    const after = updateOne(session, collection, target, change, query)
    // Found counts as updated, changed or not (the SDK's own test of equal values).
    return { data: { updated: 1, doc: after === undefined ? target.row.body : stringifyStored(after) } }
  })
}
