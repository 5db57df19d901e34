import type { Doc } from '../ejson'
import type { Box } from '../geo/bounds'

/** What a query demands of the place in one field: the operators beside each other there; `box` when that is known. */
export type GeoDemand = { field: string; expression: Doc; box?: Box }

export const NEAR = ['$nearSphere', '$near']
const OPERATORS = [...NEAR, '$geoWithin', '$geoIntersects']

export function isGeoDemand(expression: Doc): boolean {
  return OPERATORS.some((operator) => operator in expression)
}
