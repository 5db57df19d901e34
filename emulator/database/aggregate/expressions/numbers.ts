import { requestFailed } from '../../failure'
import {
  isNullish,
  listOperator,
  wholeNumber,
  type Computed,
  type Operator,
  type Operators,
} from './operator'

/** An operator of one number; null and missing give null. */
function unary(name: string, compute: (n: number) => number): Operator {
  return listOperator(name, [1, 1], (value) => (isNullish(value) ? null : compute(numberOf(name, value))))
}

function binary(name: string, compute: (a: number, b: number) => number): Operator {
  return listOperator(name, [2, 2], (a, b) =>
    isNullish(a) || isNullish(b) ? null : compute(numberOf(name, a), numberOf(name, b)),
  )
}

function numberOf(name: string, value: Computed): number {
  if (typeof value === 'number') return value
  throw requestFailed(`${name} only supports numeric types`)
}

function demand(holds: boolean, message: string): void {
  if (!holds) throw requestFailed(message)
}

export const NUMBERS: Operators = {
  $abs: unary('$abs', Math.abs),
  $ceil: unary('$ceil', (n) => Math.ceil(n) + 0),
  $floor: unary('$floor', Math.floor),
  $exp: unary('$exp', Math.exp),
  $trunc: listOperator('$trunc', [1, 2], (value, place = 0) =>
    isNullish(value) || isNullish(place)
      ? null
      : cut(numberOf('$trunc', value), wholeNumber('$trunc', place)),
  ),
  $ln: unary('$ln', (n) => {
    demand(!(n <= 0), "$ln's argument must be a positive number")
    return Math.log(n)
  }),
  $log10: unary('$log10', (n) => {
    demand(!(n <= 0), "$log10's argument must be a positive number")
    return Math.log10(n)
  }),
  $sqrt: unary('$sqrt', (n) => {
    demand(!(n < 0), "$sqrt's argument must be greater than or equal to 0")
    return Math.sqrt(n)
  }),
  $log: binary('$log', (n, base) => {
    demand(!(n <= 0), "$log's argument must be a positive number")
    demand(!(base <= 0) && base !== 1, "$log's base must be a positive number not equal to 1")
    if (base === 10) return Math.log10(n)
    return base === 2 ? Math.log2(n) : Math.log(n) / Math.log(base)
  }),
  $divide: binary('$divide', (a, b) => {
    demand(b !== 0, "can't $divide by zero")
    return a / b
  }),
  $mod: binary('$mod', (a, b) => {
    demand(b !== 0, "can't $mod by zero")
    return (a % b) + 0
  }),
  $pow: binary('$pow', (base, exponent) => {
    demand(!(base === 0 && exponent < 0), '$pow cannot take a base of 0 and a negative exponent')
    return base ** exponent
  }),
  $add: listOperator('$add', [0, Infinity], sum),
  $multiply: listOperator('$multiply', [0, Infinity], (...values) =>
    values.some(isNullish)
      ? null
      : values.reduce<number>((product, value) => product * numberOf('$multiply', value), 1),
  ),
  $subtract: listOperator('$subtract', [2, 2], difference),
}

/** Numbers, and at most one date. */
function sum(...values: Computed[]): Computed {
  if (values.some(isNullish)) return null
  const dates = values.filter((value) => value instanceof Date)
  demand(dates.length < 2, 'only one date allowed in an $add expression')
  const total = values.reduce<number>((all, value) => {
    if (value instanceof Date) return all + value.getTime()
    if (typeof value !== 'number') throw requestFailed('$add only supports numeric or date types')
    return all + value
  }, 0)
  return dates.length === 1 ? new Date(total) : total
}

/** Of two dates the milliseconds between them; of a date and milliseconds a date. */
function difference(a: Computed, b: Computed): Computed {
  if (isNullish(a) || isNullish(b)) return null
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Date && typeof b === 'number') return new Date(a.getTime() - b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  throw requestFailed('cant $subtract these types: numbers, a date and milliseconds, or two dates')
}

/** The number cut off after so many decimal places (before the point when negative); shifted in decimal, not in binary. */
function cut(n: number, place: number): number {
  if (place === 0) return Math.trunc(n) + 0
  const [digits = '', exponent = '0'] = String(n).split('e')
  const shifted = Math.trunc(Number(`${digits}e${Number(exponent) + place}`))
  return Math.abs(shifted) < 1e21 ? Number(`${shifted}e${-place}`) + 0 : n
}
