import { fieldOf, isDoc, type Doc, type Value } from '../ejson'
import { requestFailed } from '../failure'
import { positionalTest } from '../query/positional'

/** One place in a document that an update operator changes. */
export type Target = {
  read(): Value | undefined
  write(value: Value): void
  /** Removes the field; an array element becomes null, as in MongoDB. */
  remove(): void
}

const INDEX = /^(0|[1-9]\d*)$/
/** An index far beyond the end would fill the document with null; MongoDB stops at the same distance. */
const MAX_PADDING = 1_500_000

/**
 * Finds `path` in `doc`. With `create`, missing parents are made; a parent that is a scalar, null, or an array entered
 * by name is refused then (mingo ignores or replaces it). Without `create`, a path that leads nowhere gives undefined.
 */
export function targetAt(doc: Doc, path: string, create: boolean): Target | undefined {
  const parts = path.split('.')
  let container: Value = doc
  for (const [n, part] of parts.entries()) {
    const isLast = n === parts.length - 1
    if (!canHold(container, part)) {
      if (!create) return undefined
      throw requestFailed(
        `Cannot create field '${part}' in element {${parts.slice(0, n).join('.')}: ${describe(container)}}`,
      )
    }
    const slot = slotOf(container, part)
    if (isLast) return slot
    const inner = slot.read()
    if (inner === undefined) {
      if (!create) return undefined
      slot.write({})
    }
    container = slot.read() ?? null
  }
  return undefined
}

function canHold(container: Value, part: string): container is Doc | Value[] {
  return Array.isArray(container) ? INDEX.test(part) : isDoc(container)
}

function slotOf(container: Doc | Value[], part: string): Target {
  if (!Array.isArray(container)) {
    return {
      read: () => fieldOf(container, part),
      write: (value) => void (container[part] = value),
      remove: () => void Reflect.deleteProperty(container, part),
    }
  }
  const index = Number(part)
  return {
    read: () => container[index],
    write: (value) => {
      if (index - container.length > MAX_PADDING)
        throw requestFailed(`can't backfill array to larger than ${MAX_PADDING} elements`)
      while (container.length < index) container.push(null)
      container[index] = value
    },
    remove: () => {
      if (index < container.length) container[index] = null
    },
  }
}

export function describe(value: Value | undefined): string {
  const text = JSON.stringify(value ?? null)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/**
 * Replaces the positional parts of `path` by indexes of `doc`: `$` is the element that met `query`, `$[]` every element.
 * A path without them is returned as it is.
 */
export function concretePaths(path: string, doc: Doc, query: Doc): string[] {
  const parts = path.split('.')
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at === -1) return [path]
  const array = parts.slice(0, at).join('.')
  const elements = targetAt(doc, array, false)?.read()
  if (!Array.isArray(elements))
    throw requestFailed(`The path '${array}' must exist in the document in order to apply array updates.`)
  const rest = parts.slice(at + 1)
  return positionsOf(parts[at] ?? '', array, elements, query).flatMap((index) => {
    return concretePaths([array, String(index), ...rest].join('.'), doc, query)
  })
}

function positionsOf(mark: string, array: string, elements: Value[], query: Doc): number[] {
  if (mark === '$[]') return elements.map((_, index) => index)
  if (mark !== '$') throw requestFailed(`The SDK sends no array filters, which ${mark} would need.`)
  const found = elements.findIndex(positionalTest(array, query) ?? (() => false))
  if (found === -1)
    throw requestFailed('The positional operator did not find the match needed from the query.')
  return [found]
}
