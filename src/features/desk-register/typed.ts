import { useState } from 'react'
import { likelyTenure, statusBy } from '../../../domain/community/register/decide'
import type { UnitDetail, UnitForm } from '../../../contract/register'

type Tenure = UnitDetail['tenures'][number]
type Relation = Tenure['members'][number]['relation']

/** A member as typed: `shown` is the masked number that the register has, kept while `phone` stays empty. */
export type TypedMember = {
  key: number
  name: string
  relation: Relation
  phone: string
  was?: number
  shown?: string
}
export type TypedVehicle = { key: number; plate: string; space: string }
export type Typed = {
  area: string
  use: string
  /** Empty in a new unit until somebody says: the tenure tells as much. */
  status: NonNullable<UnitDetail['status']> | ''
  warrantyUntil: string
  /** Undefined in a new unit until somebody says: who is registered tells as much. */
  tenure: Tenure['kind'] | undefined
  from: string
  leaseUntil: string
  /** What is noted is not shown in a form: empty keeps it. */
  care: string
  dropCare: boolean
  members: TypedMember[]
  vehicles: TypedVehicle[]
}

/** Of another household nothing of the former one is taken over. */
export const EMPTY_HOUSEHOLD = {
  ...{ from: '', leaseUntil: '', care: '', dropCare: false },
  ...{ members: [] as TypedMember[], vehicles: [] as TypedVehicle[] },
}

export const NOTHING_TYPED: Typed = {
  ...{ area: '', use: '', status: '', warrantyUntil: '', tenure: undefined },
  ...EMPTY_HOUSEHOLD,
}

/** What the register makes of a form where nobody chose: shown as chosen, so that nobody is surprised afterwards. */
export const tenureIn = ({ tenure, status, members }: Typed): Tenure['kind'] =>
  tenure ?? likelyTenure({ status: status === '' ? null : status, members })
export const statusIn = (typed: Typed): NonNullable<UnitDetail['status']> =>
  typed.status === '' ? statusBy(tenureIn(typed)) : typed.status
/** Somebody lives there, or the unit only has an owner on paper. */
export const isLivedIn = (kind: Tenure['kind']): boolean => kind === 'owner_occupied' || kind === 'let'

export const presentIn = ({ tenures }: UnitDetail): Tenure | undefined =>
  tenures[0]?.to === undefined ? tenures[0] : undefined

export const typedOf = (unit: UnitDetail): Typed => {
  const present = presentIn(unit)
  return {
    ...NOTHING_TYPED,
    area: String(unit.areaCentiares / 100),
    use: unit.use ?? '',
    status: unit.status ?? '',
    warrantyUntil: unit.warrantyUntil ?? '',
    tenure: present?.kind ?? 'vacant',
    from: present?.from ?? '',
    leaseUntil: present?.leaseUntil ?? '',
    members: (present?.members ?? []).map(({ name, relation, phone }, index) => ({
      ...{ key: index, name, relation, phone: '', was: index },
      ...(phone !== undefined && { shown: phone }),
    })),
    vehicles: (present?.vehicles ?? []).map(({ plate = '', space = '' }, key) => ({ key, plate, space })),
  }
}

/** Only what differs is sent: what somebody else changes in other fields meanwhile is not undone. */
export const formOf = (typed: Typed, before: Typed, newTenure: boolean): UnitForm => {
  const { members, vehicles, status, tenure, dropCare, ...typedTexts } = typed
  // Only what is let has a lease; a field that is not shown any more is not sent.
  const texts = { ...typedTexts, leaseUntil: tenureIn(typed) === 'let' ? typed.leaseUntil : '' }
  const changed = Object.entries(texts).filter(([name, text]) => before[name as keyof typeof texts] !== text)
  const differs = (name: 'members' | 'vehicles'): boolean =>
    newTenure || JSON.stringify(typed[name]) !== JSON.stringify(before[name])
  return {
    ...Object.fromEntries(changed),
    ...(dropCare && { care: '' }),
    ...(status !== before.status && { status }),
    ...((newTenure || tenure !== before.tenure) && tenure !== undefined && { tenure }),
    ...(differs('members') && {
      members: members.map(({ name, relation, phone, was }) => ({
        ...{ name, relation },
        ...(phone.trim() === '' && was !== undefined ? { was } : { phone }),
      })),
    }),
    ...(differs('vehicles') && { vehicles: vehicles.map(({ plate, space }) => ({ plate, space })) }),
  }
}

/** What is typed into the form of a unit. */
export function useTyped(first: () => Typed) {
  const [typed, setTyped] = useState(first)
  const [serial, setSerial] = useState(100)
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }))
  const nextKey = (): number => {
    setSerial(serial + 1)
    return serial
  }
  return {
    typed,
    set,
    addMember: () =>
      set({ members: [...typed.members, { key: nextKey(), name: '', relation: 'owner', phone: '' }] }),
    addVehicle: () => set({ vehicles: [...typed.vehicles, { key: nextKey(), plate: '', space: '' }] }),
  }
}

export type TypedForm = ReturnType<typeof useTyped>
