import { isDoc, type Doc, type Value } from '../ejson'
import { compileQuery } from './compile'

/** Whether an element of the array at `array` is one the query means; undefined when the query says nothing of it. */
export function positionalTest(array: string, query: Doc): ((element: Value) => boolean) | undefined {
  const condition = conditionOn(array, query)
  if (condition === undefined) return undefined
  const matches = compileQuery(condition)
  const parts = array.split('.')
  return (element) => matches(nest(parts, [element]))
}

function conditionOn(array: string, query: Doc): Doc | undefined {
  for (const [field, expression] of Object.entries(query)) {
    if (field === array || field.startsWith(`${array}.`)) return { [field]: expression }
    if (field !== '$and' || !Array.isArray(expression)) continue
    for (const part of expression) {
      const inner = isDoc(part) ? conditionOn(array, part) : undefined
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

function nest(parts: string[], value: Value): Doc {
  const [first = '', ...rest] = parts
  return { [first]: rest.length === 0 ? value : nest(rest, value) }
}
