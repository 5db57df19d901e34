import type { Action } from '../context'
import { invalidParam } from '../failure'
import { LIMITS } from '../limits'
import { isCollectionName } from '../store/check-schema'

/** `createCollection`: an empty collection without indexes. */
export const addCollection: Action = (params, { store, mode }) => {
  const name = params.text('collectionName')
  if (!isCollectionName(name)) throw invalidParam(`Not a collection name: ${name}`)
  store.addCollection(name, mode === 'strict' ? LIMITS.collections : Infinity)
  return { data: {} }
}
