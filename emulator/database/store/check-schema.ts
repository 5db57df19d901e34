import { isGeoIndex, type CollectionSchema, type DatabaseSchema, type IndexSchema } from '../../schema'
import { LIMITS } from '../limits'

/** Throws an Error naming the first collection or index that the service would refuse (cloudbase.md §2). */
export function checkSchema(schema: DatabaseSchema): void {
  const { collections } = schema
  if (collections.length > LIMITS.collections)
    refuse('The schema', `has more than ${LIMITS.collections} collections`)
  assertDistinct('The schema', collections.map(({ name }) => name)) // prettier-ignore
  for (const collection of collections) checkCollection(collection)
}

function checkCollection({ name, indexes }: CollectionSchema): void {
  const where = `Collection ${name}`
  if (!isCollectionName(name)) refuse(where, 'has a name the service refuses')
  if (indexes.length > LIMITS.indexesPerCollection)
    refuse(where, `has more than ${LIMITS.indexesPerCollection} indexes`)
  assertDistinct(where, indexes.map((index) => index.name)) // prettier-ignore
  for (const index of indexes) checkIndex(`Index ${index.name} of ${name}`, index)
}

function checkIndex(where: string, index: IndexSchema): void {
  const { keys } = index
  if (isGeoIndex(index) && index.unique === true) refuse(where, 'cannot be both unique and 2dsphere')
  if (keys.length === 0 || keys.length > LIMITS.fieldsPerIndex)
    refuse(where, `must have 1 to ${LIMITS.fieldsPerIndex} fields`)
  assertDistinct(where, keys.map(([field]) => field)) // prettier-ignore
  for (const [field] of keys) {
    if (!/^[^.$\s][^\s]*$/.test(field) || field.split('.').some((part) => /^(\d+|)$/.test(part))) {
      refuse(where, `has the field "${field}", which is no path of field names`)
    }
  }
}

export function isCollectionName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_-]{0,59}$/.test(name)
}

function assertDistinct(where: string, names: string[]): void {
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) refuse(where, `names "${twice}" twice`)
}

function refuse(where: string, reason: string): never {
  throw new Error(`${where} ${reason}.`)
}
