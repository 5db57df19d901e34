import { Query } from 'mingo'
import { isDoc, type Doc, type Value } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { isOperatorObject } from './conditions'

/** Settings for every use of mingo: no JavaScript inside queries, as on the service. */
export const MINGO_OPTIONS = { scriptEnabled: false } as const

export type Mode = 'strict' | 'compatible'

/**
 * The test whether a document meets `query`; mingo decides. Throws DATABASE_INVALID_OPERRATOR for an operator that does
 * not exist and DATABASE_REQUEST_FAILED for what MongoDB rejects although mingo accepts it (cloudbase.md §4.9).
 */
export function matcherOf(query: Doc, mode: Mode): (doc: Doc) => boolean {
  checkQuery(query, mode)
  const compiled = compile(query)
  return (doc) => {
    try {
      return compiled.test(doc)
    } catch (error) {
      throw requestFailed(`The query cannot be evaluated: ${textOf(error)}`)
    }
  }
}

function compile(query: Doc): Query<Doc> {
  try {
    return new Query<Doc>(query, MINGO_OPTIONS)
  } catch (error) {
    const message = textOf(error)
    if (/unknown|not registered|unregistered/i.test(message))
      throw new Failure('DATABASE_INVALID_OPERRATOR', message)
    throw requestFailed(message)
  }
}

/** mingo's three ways of saying that an operator does not exist. */
export function namesUnknownOperator(message: string): boolean {
  return /unknown|not registered|unregistered/i.test(message)
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const LOGICAL = new Set(['$and', '$or', '$nor'])
const LISTS = new Set(['$in', '$nin', '$all'])

function checkQuery(query: Doc, mode: Mode): void {
  for (const [field, expression] of Object.entries(query)) {
    if (LOGICAL.has(field)) {
      if (!Array.isArray(expression) || expression.length === 0)
        throw requestFailed(`${field} must be a nonempty array`)
      for (const part of expression) {
        if (!isDoc(part)) throw requestFailed(`${field} entries need to be full objects`)
        checkQuery(part, mode)
      }
    } else if (!field.startsWith('$')) checkExpression(field, expression, mode)
  }
}

function checkExpression(field: string, expression: Value, mode: Mode): void {
  if (!isOperatorObject(expression)) {
    checkLiteral(field, expression, mode)
    return
  }
  for (const [operator, value] of Object.entries(expression)) {
    if (!operator.startsWith('$')) throw requestFailed(`unknown operator: ${operator}`)
    if (LISTS.has(operator)) checkList(field, operator, value, mode)
    else if (operator === '$eq' || operator === '$ne') checkLiteral(field, value, mode)
    else if (operator === '$not') checkNot(field, value, mode)
    else if (operator === '$size' && !isCount(value))
      throw requestFailed('$size must be a non-negative whole number')
    else if (operator === '$elemMatch') checkElemMatch(field, value, mode)
  }
}

function checkList(field: string, operator: string, value: Value, mode: Mode): void {
  if (!Array.isArray(value)) throw requestFailed(`${operator} needs an array`)
  for (const item of value) {
    if (isOperatorObject(item) && operator !== '$all') throw requestFailed(`cannot nest $ under ${operator}`)
    checkLiteral(field, item, mode)
  }
}

function checkNot(field: string, value: Value, mode: Mode): void {
  if (value instanceof RegExp) return
  if (!isOperatorObject(value)) throw requestFailed('$not needs a regex or a document')
  checkExpression(field, value, mode)
}

function checkElemMatch(field: string, value: Value, mode: Mode): void {
  if (!isDoc(value)) throw requestFailed('$elemMatch needs an Object')
  if (isOperatorObject(value) && !Object.keys(value).some((key) => LOGICAL.has(key)))
    checkExpression(field, value, mode)
  else checkQuery(value, mode)
}

function isCount(value: Value): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

/** MongoDB takes `{a, b}` and `{b, a}` for different values and mingo does not, so the answer here could differ there. */
function checkLiteral(field: string, value: Value, mode: Mode): void {
  if (mode === 'compatible' || !isDoc(value) || Object.keys(value).length < 2) return
  throw requestFailed(
    `Comparing ${field} with a whole object depends on the order of its fields. Compare its fields one by one.`,
  )
}
