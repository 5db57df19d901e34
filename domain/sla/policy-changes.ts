import type { ServicePolicy } from './policy'

/** One number that differs: its place ("limits.normalRepair.solved") and what stood there and stands there now. */
export type PolicyChange = { place: string; from: unknown; to: unknown }

/** A promise or a period is one thing to whoever reads it: it is compared whole. */
const isWhole = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Array.isArray(value) ||
  Object.values(value).every((part) => typeof part !== 'object')

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const same = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b)

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const differences = (from: unknown, to: unknown, place: string): PolicyChange[] => {
  if (same(from, to)) return []
  if (isWhole(from) || isWhole(to)) return [{ place, from, to }]
  const names = [...new Set([...Object.keys(fieldsOf(from)), ...Object.keys(fieldsOf(to))])]
  return names.flatMap((name) =>
    differences(fieldsOf(from)[name], fieldsOf(to)[name], place === '' ? name : `${place}.${name}`),
  )
}

/** What a new policy changes, for the preview before it is saved; the version is no change. */
export const policyChanges = (from: ServicePolicy, to: ServicePolicy): PolicyChange[] =>
  differences({ ...from, version: 0 }, { ...to, version: 0 }, '')
