import { parseStored, type Value } from '../ejson'

/** The value of a field from its stored text, as SQLite's `->` gives it. */
export function storedValueOf(text: string): Value {
  const isNested = text.startsWith('{') || text.startsWith('[')
  return isNested ? (parseStored(`{"value":${text}}`)['value'] ?? null) : (JSON.parse(text) as Value)
}
