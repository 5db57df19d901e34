import { fieldOf, isDoc, type Doc, type Value } from '../ejson'

type Test = (value: Value | undefined) => boolean

/** Also the elements of an array that the path ends in, or the array only as a whole. */
export type Leaf = 'elements' | 'whole'

/**
 * True when `test` holds for any value that MongoDB finds at `path`: through the objects in an array, by index, and, with
 * 'elements', for what an array at the end holds. A path that leads nowhere is tested as undefined.
 */
export function someAt(doc: Doc, path: string, leaf: Leaf, test: Test): boolean {
  if (!path.includes('.')) return atEnd(fieldOf(doc, path), leaf, test)
  return walk(doc, path.split('.'), 0, leaf, test)
}

function walk(value: Value | undefined, parts: string[], depth: number, leaf: Leaf, test: Test): boolean {
  const part = parts[depth]
  if (part === undefined) return atEnd(value, leaf, test)
  if (isDoc(value)) return walk(fieldOf(value, part), parts, depth + 1, leaf, test)
  if (!Array.isArray(value)) return test(undefined)
  if (/^\d+$/.test(part) && Number(part) < value.length) {
    if (walk(value[Number(part)], parts, depth + 1, leaf, test)) return true
  }
  return value.some((item) => isDoc(item) && walk(item, parts, depth, leaf, test))
}

function atEnd(value: Value | undefined, leaf: Leaf, test: Test): boolean {
  if (leaf === 'elements' && Array.isArray(value) && value.some(test)) return true
  return test(value)
}
