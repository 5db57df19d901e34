import type { Instant } from '../../kernel/instant'
import type { Household, Unit } from '../household'
import { withTerm } from '../keep'
import { noted, type RegisterEntry } from './log'
import { presentOf, type HomeRecord } from './state'
import type { Write } from './writes'

type Removing = { unit: Unit; entry: Omit<RegisterEntry, 'changes'>; now: Instant }

/** A household of a unit that goes: it keeps the label, and ends when it had not. Undefined when that is written. */
const left = (household: Household, { unit, entry, now }: Removing): Household | undefined => {
  if (household.unitLabel === unit.label && household.to !== undefined) return undefined
  const changes = [{ field: 'removed', from: unit.label, to: '' }]
  const ended = household.to === undefined ? { to: now, closingSince: now } : {}
  return withTerm(noted({ ...household, ...ended, unitLabel: unit.label }, { ...entry, changes }))
}

/** True when nobody is registered in the household that goes on, if any does. */
export const isEmptyHome = (record: Pick<HomeRecord, 'households'>): boolean =>
  (presentOf(record)?.registered ?? []).length === 0

/** What must be written on the households before their unit may go; each write alone leaves nothing wrong. */
export const removalOf = (households: readonly Household[], removing: Removing): Write<Household>[] =>
  households.flatMap((before) => {
    const after = left(before, removing)
    return after === undefined ? [] : [{ before, after }]
  })
