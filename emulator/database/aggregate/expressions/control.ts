import { evalExpr } from 'mingo/core'
import * as builtin from 'mingo/operators/expression'
import { isDoc, type Value } from '../../ejson'
import { requestFailed } from '../../failure'
import {
  isNullish,
  isTrue,
  listOperator,
  namedOperator,
  type Computed,
  type Operator,
  type Operators,
} from './operator'

/** An operator whose shape is checked here and whose work, with its variables, is mingo's. */
function checked(name: string, required: string[], optional: string[], work: Operator): Operator {
  return (doc, argument, options) => {
    namedOperator(name, { required, optional }, () => null)(doc, argument, options)
    return work(doc, argument, options)
  }
}

const cond: Operator = (doc, argument, options) => {
  const [test, yes, no] = condParts(argument as Value)
  const branch = isTrue(evalExpr(doc, test, options) as Computed) ? yes : no
  return evalExpr(doc, branch, options)
}

function condParts(argument: Value): [Value, Value, Value] {
  if (Array.isArray(argument)) {
    const [test, yes, no] = argument
    if (argument.length !== 3 || test === undefined || yes === undefined || no === undefined)
      throw requestFailed('Expression $cond takes exactly 3 arguments.')
    return [test, yes, no]
  }
  if (!isDoc(argument)) throw requestFailed('Expression $cond takes exactly 3 arguments.')
  const { if: test, then: yes, else: no, ...others } = argument
  if (Object.keys(others).length > 0)
    throw requestFailed(`Unrecognized parameter to $cond: ${Object.keys(others).join()}`)
  if (test === undefined || yes === undefined || no === undefined)
    throw requestFailed("Missing 'if', 'then' or 'else' parameter to $cond")
  return [test, yes, no]
}

export const CONTROL: Operators = {
  $and: listOperator('$and', [0, Infinity], (...values) => values.every(isTrue)),
  $or: listOperator('$or', [0, Infinity], (...values) => values.some(isTrue)),
  $not: listOperator('$not', [1, 1], (value) => !isTrue(value)),
  $cond: cond,
  $ifNull: listOperator('$ifNull', [2, Infinity], (...values) => {
    return values.slice(0, -1).find((value) => !isNullish(value)) ?? values.at(-1)
  }),
  $switch: namedOperator('$switch', { required: ['branches'], optional: ['default'] }, (args, evaluate) => {
    const { branches, default: otherwise } = args
    if (!Array.isArray(branches) || branches.length === 0)
      throw requestFailed('$switch requires at least one branch.')
    for (const branch of branches) {
      const { case: test, then } = isDoc(branch) ? branch : {}
      if (test === undefined || then === undefined)
        throw requestFailed("$switch requires each branch have a 'case' and a 'then'")
      if (isTrue(evaluate(test))) return evaluate(then)
    }
    if (otherwise === undefined)
      throw requestFailed(
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    return evaluate(otherwise)
  }),
  $let: checked('$let', ['vars', 'in'], [], builtin.$let as Operator),
  $map: checked('$map', ['input', 'in'], ['as'], builtin.$map as Operator),
  $filter: checked('$filter', ['input', 'cond'], ['as', 'limit'], builtin.$filter as Operator),
  $reduce: checked('$reduce', ['input', 'initialValue', 'in'], [], builtin.$reduce as Operator),
  $zip: checked('$zip', ['inputs'], ['useLongestLength', 'defaults'], builtin.$zip as Operator),
  $meta: () => {
    throw requestFailed('query requires text score metadata, but it is not available')
  },
}
