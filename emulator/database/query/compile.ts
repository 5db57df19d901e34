import { evaluate, scopeOf } from '../aggregate/scope'
import { isTrue } from '../aggregate/expressions/operator'
import { isDoc, type Doc, type Value } from '../ejson'
import { Failure, requestFailed } from '../failure'
import { compileRegexp } from '../regexp'
import { someAt } from './at-path'
import { isOperatorObject } from './conditions'
import { geoIntersects, geoWithin, isNear, nearOf } from './geo-conditions'
import { schemaCheck } from './json-schema'
import { asElement, elementTest, EQUALS, PREDICATES, testOf, type Predicate } from './predicates'

type Test = (doc: Doc) => boolean

const GEO = new Map<string, Predicate>([
  ['$geoWithin', { leaf: 'elements', of: geoWithin }],
  ['$geoIntersects', { leaf: 'elements', of: geoIntersects }],
])
/** Say how another operator of the same field is meant. */
const COMPANIONS: Record<string, readonly string[]> = {
  $options: ['$regex'],
  $maxDistance: ['$near', '$nearSphere'],
  $minDistance: ['$near', '$nearSphere'],
}

/**
 * The test for a whole query; `variables` are those `$expr` may name. Throws DATABASE_INVALID_OPERRATOR for an operator that does not exist, and
 * DATABASE_REQUEST_FAILED for arguments MongoDB refuses.
 */
export function compileQuery(query: Doc, variables: Doc = {}): Test {
  const tests = Object.entries(query).map(([field, expression]) =>
    field.startsWith('$') ? compileTop(field, expression, variables) : compileField(field, expression),
  )
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return only
  return (doc) => tests.every((test) => test(doc))
}

function compileTop(operator: string, argument: Value, variables: Doc): Test {
  switch (operator) {
    case '$and':
      return every(partsOf(operator, argument, variables))
    case '$or':
      return some(partsOf(operator, argument, variables))
    case '$nor':
      return not(some(partsOf(operator, argument, variables)))
    case '$expr':
      return expressionTest(argument, variables)
    case '$jsonSchema':
      return schemaCheck(argument)
    case '$comment':
      return () => true
    case '$where':
      throw requestFailed('$where is not allowed in this context')
    case '$text':
      throw requestFailed('text index required for $text query')
    default:
      throw new Failure('DATABASE_INVALID_OPERRATOR', `unknown top level operator: ${operator}`)
  }
}

function partsOf(operator: string, argument: Value, variables: Doc): Test[] {
  if (!Array.isArray(argument) || argument.length === 0)
    throw requestFailed(`${operator} must be a nonempty array`)
  return argument.map((part) => {
    if (!isDoc(part)) throw requestFailed(`${operator} entries need to be full objects`)
    return compileQuery(part, variables)
  })
}

function expressionTest(argument: Value, variables: Doc): Test {
  const scope = scopeOf(variables)
  return (doc) => isTrue(evaluate(doc, argument, scope))
}

/** What is demanded of one field: a value, or operators. */
export function compileField(path: string, expression: Value): Test {
  if (!isOperatorObject(expression)) return testOf(EQUALS, path, expression)
  const tests = Object.entries(expression).flatMap(([operator, argument]): Test[] => {
    if (!operator.startsWith('$')) throw requestFailed(`unknown operator: ${operator}`)
    const companions = COMPANIONS[operator]
    if (companions === undefined) return [compileOperator(path, operator, argument, expression)]
    if (companions.some((one) => one in expression)) return []
    throw requestFailed(`${operator} needs a ${companions.join(' or ')}`)
  })
  return every(tests)
}

function compileOperator(path: string, operator: string, argument: Value, expression: Doc): Test {
  switch (operator) {
    case '$exists':
      return isPresent(path, argument)
    case '$not':
      return negation(path, argument)
    case '$all':
      return allOf(path, argument)
    case '$elemMatch':
      return hasElement(path, argument)
    case '$regex':
      return testOf(EQUALS, path, regexpOf(argument, expression.$options))
    case '$near':
    case '$nearSphere': {
      const near = isNear(nearOf(operator, expression))
      return (doc) => someAt(doc, path, 'whole', near)
    }
    case '$comment':
      return () => true
    default:
      return testOf(predicateOf(operator, argument), path, argument)
  }
}

function predicateOf(operator: string, argument: Value): Predicate {
  const predicate = PREDICATES.get(operator) ?? GEO.get(operator)
  if (predicate === undefined)
    throw new Failure('DATABASE_INVALID_OPERRATOR', `unknown operator: ${operator}`)
  if (operator === '$size' && !(Number.isInteger(argument) && Number(argument) >= 0))
    throw requestFailed('$size must be a non-negative whole number')
  if (operator === '$in' || operator === '$nin') checkList(operator, argument)
  if (operator === '$ne' && argument instanceof RegExp) throw requestFailed("Can't have regex as arg to $ne.")
  return predicate
}

function checkList(operator: string, argument: Value): void {
  if (!Array.isArray(argument)) throw requestFailed(`${operator} needs an array`)
  if (argument.some(isOperatorObject)) throw requestFailed(`cannot nest $ under ${operator}`)
}

function isPresent(path: string, argument: Value): Test {
  const present: Test = (doc) => someAt(doc, path, 'whole', (value) => value !== undefined)
  return argument === false || argument === 0 || argument === null ? not(present) : present
}

function negation(path: string, argument: Value): Test {
  if (!(argument instanceof RegExp) && !isOperatorObject(argument))
    throw requestFailed('$not needs a regex or a document')
  return not(compileField(path, argument))
}

/** Each value must be met, by any element or by the whole; an empty list is met by nothing. */
function allOf(path: string, argument: Value): Test {
  if (!Array.isArray(argument)) throw requestFailed('$all needs an array')
  if (argument.length === 0) return () => false
  return every(
    argument.map((item) => {
      if (!isOperatorObject(item)) return testOf(EQUALS, path, item)
      if (item.$elemMatch === undefined) throw requestFailed('no $ expressions in $all')
      return hasElement(path, item.$elemMatch)
    }),
  )
}

/** `$elemMatch` of operators compares elements themselves, of fields the objects among them. */
function hasElement(path: string, argument: Value): Test {
  if (!isDoc(argument)) throw requestFailed('$elemMatch needs an Object')
  const test = elementTest(compileElement(argument))
  return (doc) => someAt(doc, path, 'whole', test)
}

const LOGICAL = new Set(['$and', '$or', '$nor'])

export function compileElement(argument: Doc): (element: Value) => boolean {
  if (isOperatorObject(argument) && !Object.keys(argument).some((key) => LOGICAL.has(key))) {
    const ofValue = compileField('item', argument)
    return (item) => ofValue({ item })
  }
  const ofObject = compileQuery(argument)
  return (item) => {
    const element = asElement(item)
    return element !== undefined && ofObject(element)
  }
}

function regexpOf(pattern: Value, options: Value | undefined): RegExp {
  const source = pattern instanceof RegExp ? pattern.source : pattern
  const flags = options ?? (pattern instanceof RegExp ? pattern.flags : '')
  if (typeof source !== 'string' || typeof flags !== 'string')
    throw requestFailed('$regex has to be a string')
  try {
    return compileRegexp(source, flags)
  } catch {
    throw requestFailed(`Regular expression is invalid: ${source}`)
  }
}

function every(tests: Test[]): Test {
  return (doc) => tests.every((test) => test(doc))
}

function some(tests: Test[]): Test {
  return (doc) => tests.some((test) => test(doc))
}

function not(test: Test): Test {
  return (doc) => !test(doc)
}
