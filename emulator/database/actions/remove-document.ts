import type { Action } from '../context'
import { findTargets } from './find-targets'

/** `remove`: one document or all that match. */
export const removeDocument: Action = (params, { store, write }) => {
  const collection = store.collection(params.text('collectionName'))
  const query = params.optionalDoc('query') ?? {}
  const deleted = write((session) => {
    const targets = findTargets(session, collection, query, params.flag('multi'))
    for (const target of targets) session.remove(collection, target)
    return targets.length
  })
  return { data: { deleted } }
}
