import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { UnitDetail, UnitForm } from '../../../contract/register'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'

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
  status: NonNullable<UnitDetail['status']> | ''
  warrantyUntil: string
  tenure: Tenure['kind']
  from: string
  leaseUntil: string
  care: string
  members: TypedMember[]
  vehicles: TypedVehicle[]
}

const presentIn = ({ tenures }: UnitDetail): Tenure | undefined =>
  tenures[0]?.to === undefined ? tenures[0] : undefined

const typedOf = (unit: UnitDetail): Typed => {
  const present = presentIn(unit)
  return {
    area: String(unit.areaCentiares / 100),
    use: unit.use ?? '',
    status: unit.status ?? '',
    warrantyUntil: unit.warrantyUntil ?? '',
    tenure: present?.kind ?? 'vacant',
    from: present?.from ?? '',
    leaseUntil: present?.leaseUntil ?? '',
    care: present?.care ?? '',
    members: (present?.members ?? []).map(({ name, relation, phone }, index) => ({
      ...{ key: index, name, relation, phone: '', was: index },
      ...(phone !== undefined && { shown: phone }),
    })),
    vehicles: (present?.vehicles ?? []).map(({ plate = '', space = '' }, key) => ({ key, plate, space })),
  }
}

/** Of another household nothing of the former one is taken over. */
const EMPTY_HOUSEHOLD = { from: '', leaseUntil: '', care: '', members: [], vehicles: [] }

/** Only what differs is sent: what somebody else changes in other fields meanwhile is not undone. */
const formOf = (typed: Typed, before: Typed, newTenure: boolean): UnitForm => {
  const { members, vehicles, status, tenure, ...texts } = typed
  const changed = Object.entries(texts).filter(([name, text]) => before[name as keyof typeof texts] !== text)
  const differs = (name: 'members' | 'vehicles'): boolean =>
    newTenure || JSON.stringify(typed[name]) !== JSON.stringify(before[name])
  return {
    ...Object.fromEntries(changed),
    ...(status !== before.status && { status }),
    ...((newTenure || tenure !== before.tenure) && { tenure }),
    ...(differs('members') && {
      members: members.map(({ name, relation, phone, was }) => ({
        ...{ name, relation },
        ...(phone.trim() === '' && was !== undefined ? { was } : { phone }),
      })),
    }),
    ...(differs('vehicles') && { vehicles: vehicles.map(({ plate, space }) => ({ plate, space })) }),
  }
}

/** The form of a unit: what is typed, whether another household begins, and its command. */
export function useUnitForm(communityId: string, unit: UnitDetail, onSaved: () => void) {
  // What the form was opened with, and with which versions it is sent (design.md D3).
  const [opened, setOpened] = useState(unit)
  const [typed, setTyped] = useState<Typed>(() => typedOf(unit))
  const [newTenure, setNewTenure] = useState(false)
  const [serial, setSerial] = useState(100)
  const client = useQueryClient()
  type Sent = Omit<Parameters<typeof api.community.register.save>[0], 'commandId'>
  const command = useCommand((input: WithId<Sent>) => api.community.register.save(input), {
    onDone: (saved) => {
      client.setQueryData([...keys.register(communityId), 'unit', unit.unitId], saved)
      void client.invalidateQueries({ queryKey: keys.register(communityId) })
      onSaved()
    },
  })
  const set = (change: Partial<Typed>): void => setTyped((before) => ({ ...before, ...change }))
  const nextKey = (): number => {
    setSerial(serial + 1)
    return serial
  }
  const household = presentIn(opened)?.version
  return {
    typed,
    set,
    newTenure,
    begin: (another: boolean) => {
      setNewTenure(another)
      const { from, leaseUntil, care, members, vehicles } = typedOf(opened)
      set(another ? EMPTY_HOUSEHOLD : { from, leaseUntil, care, members, vehicles })
    },
    addMember: () =>
      set({ members: [...typed.members, { key: nextKey(), name: '', relation: 'owner', phone: '' }] }),
    addVehicle: () => set({ vehicles: [...typed.vehicles, { key: nextKey(), plate: '', space: '' }] }),
    save: () =>
      void command.run({
        ...{ communityId, unitId: unit.unitId, newTenure, form: formOf(typed, typedOf(opened), newTenure) },
        versions: { unit: opened.version, ...(household !== undefined && { household }) },
      }),
    busy: command.busy,
    failure: command.failure,
    changed: command.failure?.code === 'CHANGED',
    /** Opens the form again with what the register has now. */
    reload: async () => {
      const fresh = await api.community.register.unit({ communityId, unitId: unit.unitId })
      client.setQueryData([...keys.register(communityId), 'unit', unit.unitId], fresh)
      setOpened(fresh)
      setTyped(typedOf(fresh))
      setNewTenure(false)
      command.forget()
    },
  }
}

export type UnitFormState = ReturnType<typeof useUnitForm>
