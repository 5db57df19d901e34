import type { Household, RegisteredMember, Unit, Vehicle } from '../../domain/community/household'
import type { DemoResident } from './residents'

const PLATE_LETTERS = 'ABCEFGHJKLMNPQ'
const WARRANTY_UNTIL = '2028-06-30'

const statusOf = ({ kind }: Household, index: number): NonNullable<Unit['status']> => {
  if (kind === 'vacant') return index % 3 === 0 ? 'decorating' : 'vacant'
  return kind === 'let' ? 'let' : 'occupied'
}

const carOf = (index: number): Vehicle[] => {
  if (index % 3 === 0) return []
  const plate = `京${PLATE_LETTERS[index % PLATE_LETTERS.length] ?? 'A'}${String(10_000 + ((index * 7919) % 89_999))}`
  return [{ plate, space: `B1-${String(index + 1).padStart(3, '0')}` }]
}

type Register = { units: Unit[]; households: Household[] }

/**
 * What the service centre has on paper beside what people bound themselves: every household's members with the numbers
 * that a binding is found by, cars, and two who need special care.
 */
export const demoRegister = (
  { units, households }: Register,
  residents: readonly DemoResident[],
  phoneOf: (index: number) => string,
): Register => {
  const members = new Map<string, RegisteredMember[]>()
  residents.forEach(({ name, relation, unit }, index) => {
    const known = members.get(unit._id) ?? []
    members.set(unit._id, [...known, { name, relation, phone: phoneOf(index) }])
  })
  return {
    units: units.map((unit, index) => {
      const household = households[index]
      const lived = members.has(unit._id) && household?.kind === 'vacant'
      const status = lived ? 'occupied' : household && statusOf(household, index)
      return { ...unit, use: '住宅', warrantyUntil: WARRANTY_UNTIL, ...(status && { status }) }
    }),
    households: households.map((household, index) => ({
      ...household,
      ...(household.kind === 'vacant' &&
        members.has(household.unitId) && { kind: 'owner_occupied' as const }),
      registered: members.get(household.unitId) ?? [],
      vehicles: household.kind === 'vacant' ? [] : carOf(index),
      ...(index % 97 === 5 && { care: '独居老人' }),
    })),
  }
}
