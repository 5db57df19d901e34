import { dayOf, instantAt, type Day } from '../../../../domain/kernel/instant'
import type { Household, Unit } from '../../../../domain/community/household'
import {
  decideRow,
  type Circumstances,
  type Decision,
  type RegisterRow,
} from '../../../../domain/community/register/decide'
import type { RegisterState, HomeRecord } from '../../../../domain/community/register/state'
import { keyText, unitKey } from '../../../../domain/community/register/unit-key'
import { writesOf, type Writes } from '../../../../domain/community/register/writes'

export const TODAY: Day = '2026-03-11'
export const KEY = unitKey('', '3', '2', '801')
const AT = instantAt(TODAY, 600)

export const rowOf = (fields: Partial<RegisterState>, key = KEY): RegisterRow => ({ key, fields })

/** Carries out as the functions do, without a database. */
export const after = (record: HomeRecord, { households, unit }: Writes): HomeRecord => {
  const kept = record.households.map(
    (one) => households.find(({ before }) => before?._id === one._id)?.after ?? one,
  )
  const begun = households.filter(({ before }) => before === undefined).map((write) => write.after)
  const all = [...begun, ...kept].sort((a, b) => b.from - a.from)
  const next = unit?.after ?? record.unit
  return { ...(next && { unit: next }), households: all }
}

export const writes = (record: HomeRecord, row: RegisterRow, decision: Decision, commandId = 'c1'): Writes =>
  writesOf(row, record, decision, {
    communityId: 'anlin',
    unitId: `u-${keyText(row.key)}`,
    householdAfter: (previous) => `h-after-${previous ?? `none-${keyText(row.key)}`}`,
    entry: { at: AT, by: 'p1', via: 'import', commandId },
  })

export const decided = (
  row: RegisterRow,
  record: HomeRecord,
  more: Partial<Circumstances> = {},
): Decision => {
  const decision = decideRow(row, record, { today: TODAY, ...more })
  if ('problems' in decision) throw new Error(JSON.stringify(decision.problems))
  return decision
}

export const carriedOut = (
  record: HomeRecord,
  row: RegisterRow,
  more: Partial<Circumstances> = {},
): HomeRecord => after(record, writes(record, row, decided(row, record, more)))

export const NOTHING: HomeRecord = { households: [] }

export const unit: Unit = {
  _id: 'u1',
  version: 3,
  communityId: 'anlin',
  building: '3',
  entrance: '2',
  room: '801',
  label: '3栋2单元801室',
  areaCentiares: 8950,
}
export const household: Household = {
  _id: 'h1',
  version: 1,
  communityId: 'anlin',
  unitId: 'u1',
  kind: 'owner_occupied',
  // As the demo has it: not midnight, and nobody's change when a file says the same day.
  from: Date.UTC(2024, 0, 1),
  registered: [{ name: '王秀兰', relation: 'owner', phone: '13800000001' }],
}
export const HOME: HomeRecord = { unit, households: [household] }
export const dayBegun = ({ households }: HomeRecord): Day => dayOf(households[0]!.from)
