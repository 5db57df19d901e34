import { evalExpr } from 'mingo/core'
import type { Value } from '../ejson'
import { compareValues, identityOf } from '../query/compare'
import { mergeObjects } from './expressions/arrays'
import { isNullish, type Computed, type Operator, type Operators } from './expressions/operator'

type Accumulate = (values: Computed[]) => Computed

/** The accumulators of `$group`: over what the argument gives for each document, in the documents' order. */
export const ACCUMULATORS: ReadonlyMap<string, Accumulate> = new Map<string, Accumulate>([
  ['$sum', (values) => numbers(values).reduce((a, b) => a + b, 0)],
  ['$avg', (values) => mean(numbers(values))],
  ['$min', (values) => extreme(values, -1)],
  ['$max', (values) => extreme(values, 1)],
  ['$first', (values) => values[0] ?? null],
  ['$last', (values) => values.at(-1) ?? null],
  ['$push', present],
  [
    '$addToSet',
    (values) => [...new Map(present(values).map((value) => [identityOf(value), value])).values()],
  ],
  ['$stdDevPop', (values) => deviation(numbers(values), 0)],
  ['$stdDevSamp', (values) => deviation(numbers(values), 1)],
  ['$mergeObjects', mergeObjects],
])

/** Those that also stand outside of `$group`, over an array or a list of arguments. */
const ALSO_EXPRESSIONS = ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'] as const

export const ACCUMULATOR_EXPRESSIONS: Operators = Object.fromEntries(
  ALSO_EXPRESSIONS.map((name) => [name, overArguments(name)]),
)

function overArguments(name: string): Operator {
  const accumulate = ACCUMULATORS.get(name) ?? present
  return (doc, argument, options) => {
    const list = Array.isArray(argument) ? argument : [argument]
    const values = list.map((one) => evalExpr(doc, one, options) as Computed)
    const [only] = values
    return accumulate(values.length === 1 && Array.isArray(only) ? only : values)
  }
}

function present(values: Computed[]): Value[] {
  return values.filter((value): value is Value => value !== undefined)
}

function numbers(values: Computed[]): number[] {
  return values.filter((value): value is number => typeof value === 'number')
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
}

function extreme(values: Computed[], sign: 1 | -1): Computed {
  return (
    values
      .filter((value) => !isNullish(value))
      .reduce<Computed>(
        (best, value) => (best === undefined || compareValues(value, best) * sign > 0 ? value : best),
        undefined,
      ) ?? null
  )
}

/** `less` is 0 for a population and 1 for a sample. */
function deviation(values: number[], less: 0 | 1): number | null {
  if (values.length <= less) return null
  const middle = mean(values) ?? 0
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - less))
}
