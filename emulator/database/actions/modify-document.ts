import type { Action, Context } from '../context'
import { stringifyStored, type Doc } from '../ejson'
import { invalidParam } from '../failure'
import type { Params } from '../params'
import type { Match } from '../query/find'
import type { Collection } from '../store/collection'
import type { Session } from '../transaction/session'
import { applyUpdate, updateOf, type Update } from '../update/apply'
import { findTargets } from './find-targets'
import { singleIdOf } from './single-document'

/** `update` (operators, one or many documents) and `doc.set` (replaces the whole document or creates it). */
export const modifyDocument: Action = (params, context) => {
  const collection = context.store.collection(params.text('collectionName'))
  const query = params.optionalDoc('query') ?? {}
  return params.flag('merge')
    ? update(params, context, collection, query)
    : set(params, context, collection, query)
}

function update(params: Params, { now, write }: Context, collection: Collection, query: Doc) {
  const change = updateOf(params.doc('data'), now)
  const updated = write((session) => {
    const targets = findTargets(session, collection, query, params.flag('multi'))
    return targets.filter((target) => updateOne(session, collection, target, change, query) !== undefined)
      .length
  })
  return { data: { updated, upsert_id: null } }
}

/** The document after the change, or undefined when it stayed as it was: `updated` counts changed documents. */
export function updateOne(
  session: Session,
  collection: Collection,
  target: Match,
  change: Update,
  query: Doc,
): Doc | undefined {
  const after = applyUpdate(target.row.body, change, query)
  if (stringifyStored(after) === target.row.body) return undefined
  session.replace(collection, target, after)
  return after
}

function set(params: Params, { write }: Context, collection: Collection, query: Doc) {
  const _id = singleIdOf(query)
  if (_id === undefined) throw invalidParam('set replaces one document, named by its id.')
  const { _id: given, ...data } = params.doc('data')
  if (given !== undefined && given !== _id) throw invalidParam('_id cannot be changed.')
  const after = { _id, ...data }
  return write((session) => {
    const [target] = findTargets(session, collection, query, false)
    if (target === undefined) {
      session.insert(collection, after)
      return { data: { updated: 0, upsert_id: _id } }
    }
    session.replace(collection, target, after)
    return { data: { updated: 1, upsert_id: null } }
  })
}
