import type { UnitDetail } from '../../../contract/register'
import { guardedChange, withLabels } from '../../../contract/register-words'
import type { Household, RegisteredMember, Unit } from '../../../domain/community/household'
import { maskPhone } from '../../../domain/community/person'
import type { RegisterEntry } from '../../../domain/community/register/log'
import { dayOf, type Instant } from '../../../domain/kernel/instant'

const memberView = ({ name, relation, phone }: RegisteredMember) => ({
  name,
  relation,
  ...(phone !== undefined && { phone: maskPhone(phone) }),
})

const tenureView = (household: Household, care: boolean): UnitDetail['tenures'][number] => ({
  householdId: household._id,
  version: household.version,
  kind: household.kind,
  from: dayOf(household.from),
  ...(household.to !== undefined && { to: dayOf(household.to) }),
  ...(household.leaseUntil !== undefined && { leaseUntil: household.leaseUntil }),
  ...(care && household.care !== undefined && household.to === undefined && { marked: true as const }),
  members: (household.registered ?? []).map(memberView),
  vehicles: household.vehicles ?? [],
})

/** What one command changed is one entry, whatever documents it wrote. */
const logView = (
  unit: Unit,
  households: readonly Household[],
  nameOf: ReadonlyMap<string, string>,
  care: boolean,
) => {
  const byCommand = new Map<string, RegisterEntry>()
  for (const entry of [unit, ...households].flatMap(({ log }) => log ?? [])) {
    const known = byCommand.get(entry.commandId)
    const changes = [...(known?.changes ?? []), ...entry.changes]
    byCommand.set(entry.commandId, { ...entry, changes })
  }
  return [...byCommand.values()]
    .sort((a, b) => b.at - a.at)
    .filter(({ changes }) => care || changes.some(({ field }) => field !== 'care'))
    .map(({ at, by, via, changes }) => ({
      at,
      by: nameOf.get(by) ?? '',
      via,
      changes: withLabels(changes.filter(({ field }) => care || field !== 'care').map(guardedChange)),
    }))
}

type Shown = {
  unit: Unit
  households: readonly Household[]
  names: ReadonlyMap<string, string>
  mayEdit: boolean
  mayRemove: boolean
  maySee: UnitDetail['maySee']
  now: Instant
}

/** A unit with its tenures, numbers masked. */
export const viewOf = ({ unit, households, names, ...may }: Shown): UnitDetail => ({
  unitId: unit._id,
  version: unit.version,
  label: unit.label,
  phase: unit.phase ?? '',
  building: unit.building,
  entrance: unit.entrance,
  room: unit.room,
  areaCentiares: unit.areaCentiares,
  ...(unit.use !== undefined && { use: unit.use }),
  ...(unit.status !== undefined && { status: unit.status }),
  ...(unit.warrantyUntil !== undefined && { warrantyUntil: unit.warrantyUntil }),
  tenures: households.map((one) => tenureView(one, may.maySee.care)),
  log: logView(unit, households, names, may.maySee.care),
  ...may,
})

/** Whose changes the log tells, by person id. */
export const authorsOf = (unit: Unit, households: readonly Household[]): string[] => [
  ...new Set([unit, ...households].flatMap(({ log }) => (log ?? []).map(({ by }) => by))),
]
