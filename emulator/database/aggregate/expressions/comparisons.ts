import { compareValues } from '../../query/compare'
import { listOperator, type Computed, type Operators } from './operator'

/** Values of all types compare; a missing field is less than null, unlike in queries. */
export function compareComputed(a: Computed, b: Computed): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined)
  return Math.sign(compareValues(a, b))
}

const comparison = (name: string, decide: (sign: number) => Computed) =>
  listOperator(name, [2, 2], (a, b) => decide(compareComputed(a, b)))

export const COMPARISONS: Operators = {
  $cmp: comparison('$cmp', (sign) => sign),
  $eq: comparison('$eq', (sign) => sign === 0),
  $ne: comparison('$ne', (sign) => sign !== 0),
  $gt: comparison('$gt', (sign) => sign > 0),
  $gte: comparison('$gte', (sign) => sign >= 0),
  $lt: comparison('$lt', (sign) => sign < 0),
  $lte: comparison('$lte', (sign) => sign <= 0),
}
