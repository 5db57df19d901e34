import { fieldOf, isDoc, parseStored, type Doc, type Value } from '../ejson'
import { Failure, invalidParam, requestFailed } from '../failure'
import { OPERATORS } from './operators'
import { concretePaths, targetAt } from './path'

type Step = { operator: string; path: string; argument: Value }

/** A checked update: `$operator: {path: argument}` in the order given. */
export type Update = readonly Step[]

/** Throws for unknown operators, for changing `_id`, and for two changes of the same place. `now`: epoch ms of the request. */
export function updateOf(data: Doc, now: number): Update {
  const steps = Object.entries(data).flatMap(([operator, fields]) => stepsOf(operator, fields, now))
  if (steps.length === 0) throw invalidParam('The update is empty.')
  checkPaths(steps)
  return steps
}

function stepsOf(operator: string, fields: Value, now: number): Step[] {
  if (!operator.startsWith('$'))
    throw invalidParam(`An update holds operators only, not the field ${operator}.`)
  if (operator === '$currentDate') return stepsOf('$set', datesFor(fields, now), now)
  if (operator !== '$rename' && !OPERATORS.has(operator)) {
    throw new Failure('DATABASE_INVALID_OPERRATOR', `Unknown modifier: ${operator}`)
  }
  if (!isDoc(fields))
    throw requestFailed(`Modifiers operate on fields but we found another type instead: ${operator}`)
  return Object.entries(fields).map(([path, argument]) => ({ operator, path, argument }))
}

/** `{field: true | {$type: 'date'}}`; the other type it may name, timestamp, is not stored here. */
function datesFor(fields: Value, now: number): Value {
  if (!isDoc(fields)) return fields
  return Object.fromEntries(
    Object.entries(fields).map(([path, kind]) => {
      if (typeof kind !== 'boolean' && !(isDoc(kind) && kind.$type === 'date'))
        throw requestFailed(
          `${JSON.stringify(kind)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'date'}).`,
        )
      return [path, new Date(now)]
    }),
  )
}

function checkPaths(steps: Step[]): void {
  const used: string[] = []
  for (const { operator, path, argument } of steps) {
    for (const place of operator === '$rename' ? [path, renamedTo(argument)] : [path]) {
      if (place.split('.').some((part) => part === '' || part === '__proto__'))
        throw requestFailed(`The update path '${place}' is empty or not allowed.`)
      if (place === '_id' || place.startsWith('_id.')) {
        throw requestFailed(
          `Performing an update on the path '${place}' would modify the immutable field '_id'`,
        )
      }
      const other = used.find(
        (one) => one === place || one.startsWith(`${place}.`) || place.startsWith(`${one}.`),
      )
      if (other !== undefined)
        throw requestFailed(`Updating the path '${place}' would create a conflict at '${other}'`)
      used.push(place)
    }
  }
}

function renamedTo(argument: Value): string {
  if (typeof argument !== 'string') throw requestFailed('The target of $rename must be a string.')
  return argument
}

/** The document after `update`; `body` is its stored text, `query` what found it (for the positional `$`). */
export function applyUpdate(body: string, update: Update, query: Doc): Doc {
  const doc = parseStored(body)
  for (const { operator, path, argument } of update) {
    if (operator === '$rename') {
      rename(doc, path, renamedTo(argument))
      continue
    }
    const { creates, apply } = OPERATORS.get(operator) ?? { creates: false, apply: () => undefined }
    for (const place of concretePaths(path, doc, query)) {
      const target = targetAt(doc, place, creates)
      if (target !== undefined) apply(target, argument, place)
    }
  }
  return doc
}

function rename(doc: Doc, from: string, to: string): void {
  refuseArrayElement('source', doc, from)
  refuseArrayElement('destination', doc, to)
  const source = targetAt(doc, from, false)
  const value = source?.read()
  if (source === undefined || value === undefined) return
  source.remove()
  targetAt(doc, to, true)?.write(value)
}

/** MongoDB moves fields of objects only. */
function refuseArrayElement(which: string, doc: Doc, path: string): void {
  let value: Value | undefined = doc
  for (const part of path.split('.')) {
    if (Array.isArray(value))
      throw requestFailed(`The ${which} field of $rename cannot be an array element: '${path}'`)
    if (!isDoc(value)) return
    value = fieldOf(value, part)
  }
}
