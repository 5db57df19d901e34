import { isDoc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { compareValues } from '../query/compare'
import { addToSet, pop, pull, pullAll, push } from './array-operators'
import { describe, type Target } from './path'

/** Changes one place. `creates` says whether missing parents are made (they are for all but removals). */
export type Operator = { creates: boolean; apply: (target: Target, argument: Value, path: string) => void }

/** Update operators of the SDK (cloudbase.md §1.3), with MongoDB's refusals where mingo's updater keeps silent (§4.9). */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$set', { creates: true, apply: (target, argument) => target.write(argument) }],
  // For documents that an upsert makes, which the SDK's update never does.
  ['$setOnInsert', { creates: false, apply: () => undefined }],
  ['$unset', { creates: false, apply: (target) => target.remove() }],
  ['$inc', { creates: true, apply: arithmetic('$inc', (old, by) => (old ?? 0) + by) }],
  ['$mul', { creates: true, apply: arithmetic('$mul', (old, by) => (old ?? 0) * by) }],
  ['$min', { creates: true, apply: extreme(-1) }],
  ['$max', { creates: true, apply: extreme(1) }],
  ['$bit', { creates: true, apply: bit }],
  ['$push', { creates: true, apply: push }],
  ['$addToSet', { creates: true, apply: addToSet }],
  ['$pop', { creates: false, apply: pop }],
  ['$pull', { creates: false, apply: pull }],
  ['$pullAll', { creates: false, apply: pullAll }],
])

function arithmetic(
  name: string,
  compute: (old: number | undefined, by: number) => number,
): Operator['apply'] {
  return (target, argument, path) => {
    if (typeof argument !== 'number')
      throw requestFailed(`Cannot apply ${name} with non-numeric argument: {${path}: ${describe(argument)}}`)
    const old = target.read()
    if (old !== undefined && typeof old !== 'number') {
      throw requestFailed(`Cannot apply ${name} to a value of non-numeric type: {${path}: ${describe(old)}}`)
    }
    target.write(compute(old, argument))
  }
}

const BITWISE = new Map<string, (a: bigint, b: bigint) => bigint>([
  ['and', (a, b) => a & b],
  ['or', (a, b) => a | b],
  ['xor', (a, b) => a ^ b],
])

/** `{and | or | xor: whole number}`; a missing field counts as 0. */
function bit(target: Target, argument: Value, path: string): void {
  const steps = isDoc(argument) ? Object.entries(argument) : []
  if (steps.length === 0)
    throw requestFailed(
      `The $bit modifier is not compatible with ${describe(argument)}: {${path}: {and|or|xor: number}}`,
    )
  const old = target.read() ?? 0
  if (!isWhole(old))
    throw requestFailed(`Cannot apply $bit to a value of non-integral type: {${path}: ${describe(old)}}`)
  const result = steps.reduce((value, [name, operand]) => {
    const compute = BITWISE.get(name)
    if (compute === undefined)
      throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!isWhole(operand))
      throw requestFailed(`The $bit modifier field must be an integer: ${describe(operand)}`)
    return compute(value, BigInt(operand))
  }, BigInt(old))
  target.write(Number(result))
}

function isWhole(value: Value): value is number {
  return typeof value === 'number' && Number.isInteger(value)
}

function extreme(sign: 1 | -1): Operator['apply'] {
  return (target, argument) => {
    const old = target.read()
    if (old === undefined || compareValues(argument, old) * sign > 0) target.write(argument)
  }
}
