import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { isDoc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'

/** A value while an expression is computed; undefined is a missing field. */
export type Computed = Value | undefined
/** One operator as mingo calls it: the document, the unevaluated argument, and the variables. */
export type Operator = (doc: unknown, argument: unknown, options: Options) => unknown
export type Operators = Record<`$${string}`, Operator>
/** Evaluates an argument for the document at hand. */
export type Evaluate = (expression: Value) => Computed

/** An operator of a list of arguments, all evaluated; a single argument may stand without its list, as in MongoDB. */
export function listOperator(
  name: string,
  [least, most]: [number, number],
  apply: (...args: Computed[]) => Computed,
): Operator {
  return (doc, argument, options) => {
    const list = Array.isArray(argument) ? argument : [argument]
    if (list.length < least || list.length > most)
      throw requestFailed(
        `Expression ${name} takes ${least === most ? `exactly ${least}` : `${least} to ${most}`} arguments. ${list.length} were passed in.`,
      )
    return apply(...list.map((one) => evalExpr(doc, one, options) as Computed))
  }
}

/** An operator of named arguments; `apply` evaluates those it needs. Throws for a name it does not know. */
export function namedOperator(
  name: string,
  known: { required: string[]; optional?: string[] },
  apply: (args: Record<string, Value | undefined>, evaluate: Evaluate) => Computed,
): Operator {
  const names = new Set([...known.required, ...(known.optional ?? [])])
  return (doc, argument, options) => {
    const args = argument as Value
    if (!isDoc(args)) throw requestFailed(`${name} requires an object as an argument`)
    for (const key of Object.keys(args))
      if (!names.has(key)) throw requestFailed(`Unrecognized parameter to ${name}: ${key}`)
    for (const key of known.required)
      if (!(key in args)) throw requestFailed(`Missing '${key}' parameter to ${name}`)
    return apply(args, (expression) => evalExpr(doc, expression, options) as Computed)
  }
}

export function isNullish(value: Computed): value is null | undefined {
  return value === undefined || value === null
}

/** MongoDB's truth: everything but false, 0, null and missing. */
export function isTrue(value: Computed): boolean {
  return !isNullish(value) && value !== false && value !== 0
}

export function wholeNumber(name: string, value: Computed): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw requestFailed(`${name} requires an integral argument`)
}

export function arrayOf(name: string, value: Computed): Value[] {
  if (Array.isArray(value)) return value
  throw requestFailed(`The argument to ${name} must be an array`)
}

export function textOf(name: string, value: Computed): string {
  if (typeof value === 'string') return value
  throw requestFailed(`${name} requires a string argument`)
}
