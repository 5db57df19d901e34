import { isDoc, type Doc, type Value } from '../ejson'

/** How a group's `_id` is made of stored fields. */
export type GroupKey = {
  /** Paths into the stored document, without `$`. */
  paths: string[]
  /** A document in which SQLite finds nothing at one of the paths is beyond it: there may be a list on the way. */
  mustExist: boolean
  valueOf(values: Value[]): Value
}

const PATH = /^\$([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)$/

function pathOf(expression: Value | undefined): string | undefined {
  const path = typeof expression === 'string' ? PATH.exec(expression)?.[1] : undefined
  return path?.split('.').includes('__proto__') === true ? undefined : path
}

/** Null, one path, or a document of paths; undefined for any other expression. */
export function groupKeyOf(id: Value): GroupKey | undefined {
  if (id === null) return { paths: [], mustExist: false, valueOf: () => null }
  const only = pathOf(id)
  if (only !== undefined)
    return { paths: [only], mustExist: only.includes('.'), valueOf: ([value]) => value ?? null }
  if (!isDoc(id)) return undefined
  const names = Object.keys(id)
  const paths = names.map((name) => pathOf(id[name])).filter((path) => path !== undefined)
  if (names.length === 0 || paths.length < names.length) return undefined
  const valueOf = (values: Value[]): Doc =>
    Object.fromEntries(names.map((name, n) => [name, values[n] ?? null]))
  return { paths, mustExist: true, valueOf }
}
