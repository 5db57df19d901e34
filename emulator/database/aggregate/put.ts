import { fieldOf, isDoc, type Doc, type Value } from '../ejson'

/** A copy with another value at the path, objects made on the way; undefined takes the field away. */
export function put(doc: Doc, [part = '', ...rest]: string[], value: Value | undefined): Doc {
  if (rest.length === 0) {
    if (value !== undefined) return { ...doc, [part]: value }
    const { [part]: _, ...others } = doc
    return others
  }
  const inner = fieldOf(doc, part)
  return { ...doc, [part]: put(isDoc(inner) ? inner : {}, rest, value) }
}
