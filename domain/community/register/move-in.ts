import type { Household, Unit } from '../household'
import type { Relation } from '../person'
import { noted, type Change, type RegisterEntry } from './log'
import { STATUS_WORDS, TENURE_WORDS } from './state'

/** What a home that stood empty becomes by who comes to live in it (domain.md §2). An agent acts for it from elsewhere. */
const LIVED_IN: Record<Relation, { kind: 'owner_occupied' | 'let'; status: 'occupied' | 'let' } | undefined> =
  {
    owner: { kind: 'owner_occupied', status: 'occupied' },
    co_owner: { kind: 'owner_occupied', status: 'occupied' },
    family: { kind: 'owner_occupied', status: 'occupied' },
    tenant: { kind: 'let', status: 'let' },
    agent: undefined,
  }

type Moving = { relation: Relation; entry: Omit<RegisterEntry, 'changes'> }

const withChange = (entry: Moving['entry'], change: Change): RegisterEntry => ({
  ...entry,
  changes: [change],
})

/** The household that was nobody's and is lived in now; undefined when nothing changes. */
export const moveIntoHousehold = (
  household: Household,
  { relation, entry }: Moving,
): Household | undefined => {
  const becomes = LIVED_IN[relation]
  if (household.kind !== 'vacant' || becomes === undefined) return undefined
  const change = { field: 'tenure', from: TENURE_WORDS.vacant, to: TENURE_WORDS[becomes.kind] }
  return noted({ ...household, kind: becomes.kind }, withChange(entry, change))
}

/** The unit that the register has as vacant; undefined when it says something else, or nothing. */
export const moveIntoUnit = (unit: Unit, { relation, entry }: Moving): Unit | undefined => {
  const becomes = LIVED_IN[relation]
  if (unit.status !== 'vacant' || becomes === undefined) return undefined
  const change = { field: 'status', from: STATUS_WORDS.vacant, to: STATUS_WORDS[becomes.status] }
  return noted({ ...unit, status: becomes.status }, withChange(entry, change))
}
