import { isDoc, type Doc, type Value } from '../ejson'
import { isGeoDemand, type GeoDemand } from './geo-demand'

/** One comparison of a field with scalars, as an index can serve it. */
export type Condition =
  | { kind: 'in'; values: Value[] } // one value: equality
  | { kind: 'range'; operator: '>' | '>=' | '<' | '<='; value: Value }

export type Conditions = {
  geo: GeoDemand[]
  byField: Map<string, Condition[]>
  /** True when the conditions say all that the query says. */
  complete: boolean
}

const RANGE = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const

/** What a query demands of single fields at its top level and inside `$and`; everything else is left to mingo. */
export function conditionsOf(query: Doc): Conditions {
  const found: Conditions = { geo: [], byField: new Map(), complete: true }
  collect(query, found)
  return found
}

function collect(query: Doc, found: Conditions): void {
  for (const [field, expression] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(expression)) {
      for (const part of expression) if (isDoc(part)) collect(part, found)
    } else if (field.startsWith('$')) found.complete = false
    else collectField(field, expression, found)
  }
}

function collectField(field: string, expression: Value, found: Conditions): void {
  if (!isOperatorObject(expression)) {
    add(field, isScalar(expression) ? { kind: 'in', values: [expression] } : undefined, found)
    return
  }
  if (isGeoDemand(expression)) found.geo.push({ field, expression })
  for (const [operator, value] of Object.entries(expression)) add(field, conditionOf(operator, value), found)
}

function conditionOf(operator: string, value: Value): Condition | undefined {
  if (operator === '$eq') return isScalar(value) ? { kind: 'in', values: [value] } : undefined
  if (operator === '$in')
    return Array.isArray(value) && value.every(isScalar) ? { kind: 'in', values: value } : undefined
  // MongoDB compares null with null only; too rare to narrow.
  if (operator in RANGE && isScalar(value) && value !== null) {
    return { kind: 'range', operator: RANGE[operator as keyof typeof RANGE], value }
  }
  return undefined
}

function add(field: string, condition: Condition | undefined, found: Conditions): void {
  if (condition === undefined) {
    found.complete = false
    return
  }
  const known = found.byField.get(field)
  if (known === undefined) found.byField.set(field, [condition])
  else known.push(condition)
}

export function isOperatorObject(value: Value): value is Doc {
  return isDoc(value) && Object.keys(value).some((key) => key.startsWith('$'))
}

function isScalar(value: Value): boolean {
  return typeof value !== 'object' || value === null || value instanceof Date
}
