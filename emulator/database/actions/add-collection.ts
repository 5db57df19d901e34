import type { Action } from '../context'
import { invalidParam } from '../failure'
import { isCollectionName } from '../store/check-schema'

/** `createCollection`: an empty collection without indexes. */
export const addCollection: Action = (params, { store }) => {
  const name = params.text('collectionName')
  if (!isCollectionName(name)) throw invalidParam(`Not a collection name: ${name}`)
  store.addCollection(name)
  return { data: {} }
}
