import type { Action } from '../context'
import { stringifyStored, type Doc } from '../ejson'
import { assertReplySize } from './reply-size'
import { runPipeline } from '../aggregate/pipeline'

/** `aggregate().end()`, always of committed documents: the SDK does not send the transaction along (cloudbase.md §1.4). */
export const aggregateDocuments: Action = (params, context) => {
  const collection = context.store.collection(params.text('collectionName'))
  const results: Doc[] = runPipeline(context, collection, params.stages('stages'))
  const list = results.map(stringifyStored)
  assertReplySize(list)
  return { data: { list } }
}
