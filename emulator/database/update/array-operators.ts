import { isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { identityOf } from '../query/compare'
import { compileField, compileQuery } from '../query/compile'
import { isOperatorObject } from '../query/conditions'
import { orderOf, sortBy } from '../query/order'
import { typeName } from '../query/types'
import type { Target } from './path'

const PUSH_MODIFIERS = new Set(['$each', '$position', '$sort', '$slice'])

/** Appends or inserts, then sorts, then cuts: MongoDB's order, whatever the order of the modifiers. */
export function push(target: Target, argument: Value, path: string): void {
  const modifiers = modifiersOf('$push', argument, PUSH_MODIFIERS)
  const old = arrayAt('$push', target, path) ?? []
  const position = wholeNumber('$position', modifiers.$position) ?? old.length
  const joined = [...old]
  joined.splice(
    position < 0 ? Math.max(0, old.length + position) : position,
    0,
    ...eachOf('$push', modifiers),
  )
  const sorted = modifiers.$sort === undefined ? joined : sortElements(joined, modifiers.$sort)
  const slice = wholeNumber('$slice', modifiers.$slice)
  if (slice === undefined) target.write(sorted)
  else target.write(slice < 0 ? sorted.slice(slice) : sorted.slice(0, slice))
}

export function addToSet(target: Target, argument: Value, path: string): void {
  const modifiers = modifiersOf('$addToSet', argument, new Set(['$each']))
  const result = [...(arrayAt('$addToSet', target, path) ?? [])]
  const present = new Set(result.map(identityOf))
  for (const item of eachOf('$addToSet', modifiers)) {
    if (present.has(identityOf(item))) continue
    present.add(identityOf(item))
    result.push(item)
  }
  target.write(result)
}

export function pop(target: Target, argument: Value, path: string): void {
  if (argument !== 1 && argument !== -1) throw requestFailed('$pop expects 1 or -1')
  const old = arrayAt('$pop', target, path)
  if (old !== undefined) target.write(argument === 1 ? old.slice(0, -1) : old.slice(1))
}

export function pull(target: Target, argument: Value, path: string): void {
  const old = arrayAt('$pull', target, path)
  if (old === undefined) return
  const goes = pullTest(argument)
  target.write(old.filter((item) => !goes(item)))
}

export function pullAll(target: Target, argument: Value, path: string): void {
  if (!Array.isArray(argument)) throw requestFailed('$pullAll requires an array argument')
  const old = arrayAt('$pullAll', target, path)
  const going = new Set(argument.map(identityOf))
  if (old !== undefined) target.write(old.filter((item) => !going.has(identityOf(item))))
}

function pullTest(argument: Value): (item: Value) => boolean {
  if (isDoc(argument) && !isOperatorObject(argument)) {
    const matches = compileQuery(argument)
    return (item) => isDoc(item) && matches(item)
  }
  if (!isOperatorObject(argument) && !(argument instanceof RegExp))
    return (item) => identityOf(item) === identityOf(argument)
  const matches = compileField('item', argument)
  return (item) => matches({ item })
}

function modifiersOf(operator: string, argument: Value, allowed: ReadonlySet<string>): Doc {
  if (!isOperatorObject(argument)) return { $each: [argument] }
  for (const key of Object.keys(argument)) {
    if (!allowed.has(key)) throw requestFailed(`Unrecognized clause in ${operator}: ${key}`)
  }
  return argument
}

function eachOf(operator: string, { $each }: Doc): Value[] {
  if (!Array.isArray($each)) throw requestFailed(`The argument to $each in ${operator} must be an array.`)
  return $each
}

/** MongoDB's sentences; `$pull` and `$pullAll` have the same. */
const NO_ARRAY: Record<string, (path: string, type: string) => string> = {
  $push: (path, type) => `The field '${path}' must be an array but is of type ${type}`,
  $addToSet: (path, type) =>
    `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${type}`,
  $pop: (path, type) => `Path '${path}' contains an element of non-array type '${type}'`,
}

function arrayAt(operator: string, target: Target, path: string): Value[] | undefined {
  const value = target.read()
  if (value === undefined || Array.isArray(value)) return value
  throw requestFailed(
    NO_ARRAY[operator]?.(path, typeName(value)) ?? `Cannot apply ${operator} to a non-array value`,
  )
}

function wholeNumber(name: string, value: Value | undefined): number | undefined {
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw requestFailed(`The value for ${name} must be an integer value.`)
}

function sortElements(items: Value[], spec: Value): Value[] {
  if (spec === 1 || spec === -1) return sortBy(items, [['item', spec]], (item) => ({ item }))
  if (!isDoc(spec))
    throw requestFailed('The $sort is invalid: use 1/-1 to sort the whole element, or {field: 1/-1}')
  return sortBy(items, orderOf(spec), (item) => (isDoc(item) ? item : {}))
}
