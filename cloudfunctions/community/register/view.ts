import type { UnitDetail } from '../../../contract/register'
import { withLabels } from '../../../contract/register-words'
import type { Household, RegisteredMember, Unit } from '../../../domain/community/household'
import { maskPhone } from '../../../domain/community/person'
import type { RegisterEntry } from '../../../domain/community/register/log'
import { dayOf, type Instant } from '../../../domain/kernel/instant'

const memberView = ({ name, relation, phone }: RegisteredMember) => ({
  name,
  relation,
  ...(phone !== undefined && { phone: maskPhone(phone) }),
})

const tenureView = (household: Household): UnitDetail['tenures'][number] => ({
  householdId: household._id,
  version: household.version,
  kind: household.kind,
  from: dayOf(household.from),
  ...(household.to !== undefined && { to: dayOf(household.to) }),
  ...(household.leaseUntil !== undefined && { leaseUntil: household.leaseUntil }),
  ...(household.care !== undefined && { care: household.care }),
  members: (household.registered ?? []).map(memberView),
  vehicles: household.vehicles ?? [],
})

const maskPhones = (text: string): string => text.replace(/1\d{10}/g, maskPhone)

/** What one command changed is one entry, whatever documents it wrote. */
const logView = (unit: Unit, households: readonly Household[], nameOf: ReadonlyMap<string, string>) => {
  const byCommand = new Map<string, RegisterEntry>()
  for (const entry of [unit, ...households].flatMap(({ log }) => log ?? [])) {
    const known = byCommand.get(entry.commandId)
    const changes = [...(known?.changes ?? []), ...entry.changes]
    byCommand.set(entry.commandId, { ...entry, changes })
  }
  return [...byCommand.values()]
    .sort((a, b) => b.at - a.at)
    .map(({ at, by, via, changes }) => ({
      at,
      by: nameOf.get(by) ?? '',
      via,
      changes: withLabels(changes).map((change) => ({
        ...change,
        from: maskPhones(change.from),
        to: maskPhones(change.to),
      })),
    }))
}

type Shown = {
  unit: Unit
  households: readonly Household[]
  names: ReadonlyMap<string, string>
  mayEdit: boolean
  now: Instant
}

/** A unit with its tenures, numbers masked. */
export const viewOf = ({ unit, households, names, mayEdit, now }: Shown): UnitDetail => ({
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
  tenures: households.map(tenureView),
  log: logView(unit, households, names),
  mayEdit,
  now,
})

/** Whose changes the log tells, by person id. */
export const authorsOf = (unit: Unit, households: readonly Household[]): string[] => [
  ...new Set([unit, ...households].flatMap(({ log }) => (log ?? []).map(({ by }) => by))),
]
