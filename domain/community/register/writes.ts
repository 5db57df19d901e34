import { instantAt, dayOf, type Day, type Instant } from '../../kernel/instant'
import type { Household, Unit } from '../household'
import type { Decision, RegisterRow } from './decide'
import { withTerm } from '../keep'
import { noted, type Change, type RegisterEntry } from './log'
import { HOUSEHOLD_FIELDS, presentOf, UNIT_FIELDS, type RegisterState, type HomeRecord } from './state'
import { labelOf } from './unit-key'

/** A document before and after; `before` is absent for a new one. */
export type Write<T> = { before?: T; after: T }

/** Households first, then the unit: a unit that is there has its tenure. Each write alone leaves nothing wrong. */
export type Writes = { households: Write<Household>[]; unit?: Write<Unit> }

export type Writing = {
  communityId: string
  /** The same unit always has the same id, so that it cannot come into being twice. */
  unitId: string
  /** The id of the tenure that follows the one named, or of the first. */
  householdAfter: (previousId: string | undefined) => string
  entry: Omit<RegisterEntry, 'changes'>
}

const about = (fields: readonly string[], changes: readonly Change[]): Change[] =>
  changes.filter(({ field }) => fields.includes(field))

/** Only what is known is kept: an absent field and `null` are the same. */
const present = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

const unitAfter = (
  unit: Unit | undefined,
  { key }: RegisterRow,
  next: RegisterState,
  { communityId, unitId }: Writing,
): Unit => {
  const { building, entrance, room, phase } = key
  const {
    use: _use,
    status: _status,
    warrantyUntil: _until,
    ...rest
  } = unit ?? {
    _id: unitId,
    version: 0,
    communityId,
    ...(phase !== '' && { phase }),
    building,
    entrance,
    room,
    label: labelOf(key),
    areaCentiares: 0,
  }
  const { use, status, warrantyUntil } = next
  return {
    ...rest,
    ...present({ use, status, warrantyUntil }),
    areaCentiares: next.area ?? rest.areaCentiares,
  }
}

/** The same day keeps its hour: tenures of other sources begin at their own. */
const beginning = (household: Household | undefined, from: Day): Instant =>
  household !== undefined && dayOf(household.from) === from ? household.from : instantAt(from, 0)

const householdAfter = (
  household: Household | undefined,
  id: string,
  { next }: Decision,
  { communityId, unitId }: Pick<Writing, 'communityId' | 'unitId'>,
): Household => {
  const {
    leaseUntil: _until,
    care: _care,
    ...rest
  } = household ?? { _id: id, version: 0, communityId, unitId }
  const { leaseUntil, care, members, vehicles, tenure, from } = next
  return {
    ...rest,
    kind: tenure ?? 'vacant',
    from: beginning(household, from ?? '1970-01-01'),
    registered: members,
    vehicles,
    ...present({ leaseUntil, care }),
  }
}

/** Tenures that should have ended when the next one began. */
const closings = (households: readonly Household[], entry: Writing['entry']): Write<Household>[] =>
  households.slice(1).flatMap((household, index) => {
    const to = households[index]?.from
    if (household.to !== undefined || to === undefined) return []
    const change = { field: 'to', from: '', to: dayOf(to) }
    return [
      {
        before: household,
        after: withTerm(noted({ ...household, to, closingSince: to }, { ...entry, changes: [change] })),
      },
    ]
  })

const householdWrite = (record: HomeRecord, decision: Decision, w: Writing): Write<Household>[] => {
  const changes = about(HOUSEHOLD_FIELDS, decision.changes)
  if (changes.length === 0) return []
  const going = decision.newTenure ? undefined : presentOf(record)
  const id = going?._id ?? w.householdAfter(record.households[0]?._id)
  const unitId = record.unit?._id ?? w.unitId
  const after = withTerm(
    noted(householdAfter(going, id, decision, { ...w, unitId }), { ...w.entry, changes }),
  )
  return [{ ...(going && { before: going }), after }]
}

const unitWrite = (
  { unit }: HomeRecord,
  row: RegisterRow,
  { kind, changes, next }: Decision,
  w: Writing,
): Write<Unit> | undefined => {
  const mine = about(UNIT_FIELDS, changes)
  if (kind !== 'add' && mine.length === 0) return undefined
  const after = noted(unitAfter(unit, row, next, w), { ...w.entry, changes: mine })
  return { ...(unit && { before: unit }), after }
}

/** The documents that carry a decision out. */
export const writesOf = (row: RegisterRow, record: HomeRecord, decision: Decision, w: Writing): Writes => {
  const own = householdWrite(record, decision, w)
  const [begun] = own
  const began = begun !== undefined && begun.before === undefined
  const all = began ? [begun.after, ...record.households] : record.households
  const unit = unitWrite(record, row, decision, w)
  return { households: [...own, ...closings(all, w.entry)], ...(unit && { unit }) }
}
