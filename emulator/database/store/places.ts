import type { IndexSchema } from '../../schema'
import type { Doc } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { geometryOf } from '../geo/geometry'
import { placesAt } from './geo-table'

/** Throws DATABASE_REQUEST_FAILED when a field of a 2dsphere index holds something that is no place on earth. */
export function checkPlaces(doc: Doc, keys: IndexSchema['keys']): void {
  for (const [field, direction] of keys) {
    if (direction !== '2dsphere') continue
    for (const value of placesAt(doc, field.split('.'))) {
      try {
        geometryOf(value)
      } catch (error) {
        throw error instanceof Failure ? requestFailed(`Can't extract geo keys: ${error.message}`) : error
      }
    }
  }
}
