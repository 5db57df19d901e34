import type { IndexSchema } from '../../schema'
import { fieldOf, isDoc, type Doc, type Value } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { geometryOf } from '../geo/geometry'

/** Throws DATABASE_REQUEST_FAILED when a field of a 2dsphere index holds something that is no place on earth. */
export function checkPlaces(doc: Doc, keys: IndexSchema['keys']): void {
  for (const [field, direction] of keys) {
    if (direction === '2dsphere') checkPlace(doc, field.split('.'))
  }
}

function checkPlace(value: Value | undefined, parts: string[]): void {
  const [part, ...rest] = parts
  if (Array.isArray(value) && !isPair(value)) value.forEach((item) => checkPlace(item, parts))
  else if (part !== undefined) {
    if (isDoc(value)) checkPlace(fieldOf(value, part), rest)
  } else if (value !== undefined && value !== null) checkGeometry(value)
}

function isPair(value: Value[]): boolean {
  return value.length > 0 && value.every((item) => typeof item === 'number')
}

function checkGeometry(value: Value): void {
  try {
    geometryOf(value)
  } catch (error) {
    throw error instanceof Failure ? requestFailed(`Can't extract geo keys: ${error.message}`) : error
  }
}
