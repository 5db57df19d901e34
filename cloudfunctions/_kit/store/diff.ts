import { isDeepStrictEqual } from 'node:util'

/** One top-level field's change, in the words of the database. */
export type FieldChange =
  | { field: string; how: 'set'; value: unknown }
  | { field: string; how: 'remove' }
  | { field: string; how: 'append'; items: unknown[] }

/** Drops `undefined` deep inside, as the wire does, so that before and after compare as stored. */
export const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const appended = (before: unknown, after: unknown): unknown[] | undefined => {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length === 0) return undefined
  if (after.length <= before.length) return undefined
  return isDeepStrictEqual(after.slice(0, before.length), before) ? after.slice(before.length) : undefined
}

/**
 * What turns `before` into `after`: whole fields are set, vanished ones removed, append-only arrays pushed. CloudBase's
 * `update` merges objects and drops `{}`, so writing the difference of fields would keep dead keys (cloudbase.md §1.3).
 */
export const changesBetween = (before: object, after: object): FieldChange[] => {
  const old = asStored(before) as Record<string, unknown>
  const next = asStored(after) as Record<string, unknown>
  const gone = Object.keys(old).filter((field) => !(field in next))
  const changes: FieldChange[] = gone.map((field) => ({ field, how: 'remove' }))
  for (const [field, value] of Object.entries(next)) {
    if (isDeepStrictEqual(old[field], value)) continue
    const items = appended(old[field], value)
    changes.push(items === undefined ? { field, how: 'set', value } : { field, how: 'append', items })
  }
  return changes
}
