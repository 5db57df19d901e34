import { Context as Operators } from 'mingo'
import { Aggregator } from 'mingo/aggregator'
import { evalExpr, ProcessingMode } from 'mingo/core'
import * as builtinAccumulators from 'mingo/operators/accumulator'
import * as builtin from 'mingo/operators/expression'
import type { Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { fieldOf, type Doc, type Value } from '../ejson'
import { ACCUMULATOR_EXPRESSIONS } from './accumulators'
import { EXPRESSIONS } from './expressions/all'
import type { Computed } from './expressions/operator'

/** What expressions are computed with: the operators, and the variables of the pipeline they stand in. */
export type Scope = Options & { update(locals: { root: unknown }): unknown }

const EXPRESSION_OPERATORS = { ...builtin, ...EXPRESSIONS, ...ACCUMULATOR_EXPRESSIONS }

/**
 * A scope with these variables (`$$name`). mingo makes one only for its own pipelines, and anew for each document when it
 * gets plain settings, so it is taken out of an empty pipeline once.
 */
export function scopeOf(variables: Doc): Scope {
  let made: Options | undefined
  const context = Operators.init({
    expression: EXPRESSION_OPERATORS,
    accumulator: builtinAccumulators,
    pipeline: {
      $scope: (source: Iterator, _: unknown, options: Options) => {
        made = options
        return source
      },
    },
  })
  // No JavaScript inside of expressions, as on the service.
  const settings = {
    idKey: '_id',
    scriptEnabled: false,
    useStrictMode: true,
    failOnError: true,
    processingMode: ProcessingMode.CLONE_OFF,
  }
  new Aggregator([{ $scope: {} }], { ...settings, variables, context }).run([])
  if (made === undefined || !isScope(made)) throw new Error('mingo did not hand out its options.')
  return made
}

function isScope(options: Options): options is Scope {
  return 'update' in options
}

/** What an expression gives for one document; undefined is a missing field. */
export function evaluate(doc: Doc, expression: Value, scope: Scope): Computed {
  // Most groups count, or read one field: that needs no evaluator.
  if (typeof expression === 'number') return expression
  if (typeof expression === 'string' && /^\$[A-Za-z_]\w*$/.test(expression))
    return fieldOf(doc, expression.slice(1))
  scope.update({ root: doc })
  return evalExpr(doc, expression, scope) as Computed
}
