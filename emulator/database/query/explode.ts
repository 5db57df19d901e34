import type { Value } from '../ejson'
import type { Collection } from '../store/collection'
import type { Condition, Conditions } from './conditions'
import type { Order } from './order'
import { planOf, type Plan } from './plan'

/** More plans than this cost more than one sort of everything. */
const MAX_PLANS = 32

/**
 * One plan per combination of the values in `$in` lists, each giving the order by itself: together they are read only
 * as far as the page reaches, where one plan over the lists would read everything and sort. MongoDB does the same
 * ("explode for sort"). Undefined when no index allows it.
 */
export function explode(collection: Collection, conditions: Conditions, order: Order): Plan[] | undefined {
  const lists = [...conditions.byField].filter(([field, own]) => field !== '_id' && isList(own))
  const count = lists.reduce((product, [, [list]]) => product * valuesOf(list).length, 1)
  if (lists.length === 0 || count < 2 || count > MAX_PLANS) return undefined
  const plans = combinations(lists).map((fixed) => {
    return planOf(collection, { ...conditions, byField: new Map([...conditions.byField, ...fixed]) }, order)
  })
  return plans.every(({ index, ordered }) => ordered && index !== undefined) ? plans : undefined
}

type Fixed = [field: string, conditions: Condition[]][]

function combinations(lists: [string, Condition[]][]): Fixed[] {
  return lists.reduce<Fixed[]>(
    (made, [field, [list]]) =>
      made.flatMap((fixed) =>
        valuesOf(list).map((value): Fixed => [...fixed, [field, [{ kind: 'in', values: [value] }]]]),
      ),
    [[]],
  )
}

function isList(conditions: Condition[]): boolean {
  return conditions.length === 1 && valuesOf(conditions[0]).length > 1
}

/** Each value once: two plans for one value would give its documents twice. */
function valuesOf(condition: Condition | undefined): Value[] {
  if (condition?.kind !== 'in') return []
  return [...new Map(condition.values.map((value) => [identity(value), value])).values()]
}

function identity(value: Value): string {
  return value instanceof Date ? `date ${value.getTime()}` : `${typeof value} ${JSON.stringify(value)}`
}
