import { isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { someAt, type Leaf } from './at-path'
import { compareValues, isSame, rankOf } from './compare'
import { isType } from './types'

/** One operator of a query: the argument, checked once, to a test of one value (undefined = missing). */
export type Predicate = {
  leaf: Leaf
  negated?: boolean
  of: (argument: Value) => (value: Value | undefined) => boolean
}

export const EQUALS: Predicate = { leaf: 'elements', of: equals }

/**
 * The comparisons of a query as MongoDB makes them. mingo has its own, which differ in silence: scalars met by `$elemMatch`,
 * `$all` on single values, null in arrays of objects, the order of fields (cloudbase.md §4.9).
 */
export const PREDICATES: ReadonlyMap<string, Predicate> = new Map<string, Predicate>([
  ['$eq', EQUALS],
  ['$ne', { ...EQUALS, negated: true }],
  ['$in', { leaf: 'elements', of: oneOf }],
  ['$nin', { leaf: 'elements', negated: true, of: oneOf }],
  ['$gt', { leaf: 'elements', of: ordered((sign) => sign > 0, false) }],
  ['$gte', { leaf: 'elements', of: ordered((sign) => sign >= 0, true) }],
  ['$lt', { leaf: 'elements', of: ordered((sign) => sign < 0, false) }],
  ['$lte', { leaf: 'elements', of: ordered((sign) => sign <= 0, true) }],
  ['$type', { leaf: 'elements', of: typed }],
  ['$size', { leaf: 'whole', of: sized }],
  ['$mod', { leaf: 'elements', of: remainder }],
  ['$bitsAllSet', { leaf: 'elements', of: bits((set, mask) => set === mask) }],
  ['$bitsAnySet', { leaf: 'elements', of: bits((set) => set !== 0n) }],
  ['$bitsAllClear', { leaf: 'elements', of: bits((set) => set === 0n) }],
  ['$bitsAnyClear', { leaf: 'elements', of: bits((set, mask) => set !== mask) }],
])

/** The test of a whole document. */
export function testOf(
  { leaf, negated = false, of }: Predicate,
  path: string,
  argument: Value,
): (doc: Doc) => boolean {
  const test = of(argument)
  return (doc) => someAt(doc, path, leaf, test) !== negated
}

function equals(argument: Value): (value: Value | undefined) => boolean {
  if (argument === null) return (value) => value === undefined || value === null
  if (!(argument instanceof RegExp)) return (value) => isSame(value, argument)
  return (value) => (typeof value === 'string' ? argument.test(value) : isSame(value, argument))
}

function oneOf(argument: Value): (value: Value | undefined) => boolean {
  if (!Array.isArray(argument)) throw requestFailed('$in needs an array')
  const tests = argument.map(equals)
  return (value) => tests.some((test) => test(value))
}

/** Only values of the argument's own type are compared; null is neither more nor less than a missing field. */
function ordered(fits: (sign: number) => boolean, orEqual: boolean): Predicate['of'] {
  return (argument) => {
    if (argument instanceof RegExp) throw requestFailed("Can't have RegEx as arg to predicate over a field")
    const rank = rankOf(argument)
    const isNaNArgument = Number.isNaN(argument)
    return (value) => {
      if (rankOf(value) !== rank) return false
      if (isNaNArgument || Number.isNaN(value)) return orEqual && isNaNArgument && Number.isNaN(value)
      return fits(compareValues(value, argument))
    }
  }
}

function typed(argument: Value): (value: Value | undefined) => boolean {
  const types = Array.isArray(argument) ? argument : [argument]
  const tests = types.map(isType)
  return (value) => tests.some((test) => test(value))
}

function sized(argument: Value): (value: Value | undefined) => boolean {
  return (value) => Array.isArray(value) && value.length === argument
}

function remainder(argument: Value): (value: Value | undefined) => boolean {
  if (!Array.isArray(argument) || argument.length !== 2)
    throw requestFailed('malformed mod, needs to be an array of two elements')
  const [divisor, rest] = argument
  if (typeof divisor !== 'number') throw requestFailed('malformed mod, divisor not a number')
  if (typeof rest !== 'number') throw requestFailed('malformed mod, remainder not a number')
  if (Math.trunc(divisor) === 0) throw requestFailed('divisor cannot be 0')
  // -0 is 0 there.
  return (value) =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (Math.trunc(value) % Math.trunc(divisor)) + 0 === Math.trunc(rest) + 0
}

/** Of whole numbers: which bits of the mask are set. The argument is the mask, or a list of positions from 0. */
function bits(holds: (set: bigint, mask: bigint) => boolean): Predicate['of'] {
  return (argument) => {
    const isPosition = (value: Value): value is number => Number.isInteger(value) && Number(value) >= 0
    const places = Array.isArray(argument) ? argument : undefined
    if (places === undefined ? !isPosition(argument) : !places.every(isPosition))
      throw requestFailed('bit positions must be a non-negative number or an array of them')
    const mask =
      places?.reduce<bigint>((all, place) => all | (1n << BigInt(Number(place))), 0n) ??
      BigInt(Number(argument))
    return (value) =>
      typeof value === 'number' && Number.isSafeInteger(value) && holds(BigInt(value) & mask, mask)
  }
}

/** `{$elemMatch: …}`: true for an array with an element that meets `matches`. */
export function elementTest(matches: (element: Value) => boolean): (value: Value | undefined) => boolean {
  return (value) => Array.isArray(value) && value.some(matches)
}

/** An element as MongoDB takes it for `{field: condition}` inside `$elemMatch`: objects, and arrays by index. */
export function asElement(element: Value): Doc | undefined {
  if (isDoc(element)) return element
  return Array.isArray(element) ? Object.fromEntries(element.entries()) : undefined
}
