import { RELATIONS } from '../../../domain/community/person'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { say } from '../../ui/words'
import type { TypedForm, TypedMember, TypedVehicle } from './typed'

const withChange = <T extends { key: number }>(items: readonly T[], key: number, change: Partial<T>): T[] =>
  items.map((one) => (one.key === key ? { ...one, ...change } : one))

type Cell = { label: string; value: string; hint?: string; onChange: (value: string) => void }

function Cell({ label, value, hint, onChange }: Cell) {
  return (
    <input
      className="al-register__control"
      aria-label={label}
      placeholder={hint ?? label}
      title={hint ?? label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function Remove({ what, onPress }: { what: string; onPress: () => void }) {
  return (
    <Button inline kind="quiet" onPress={onPress}>
      {say('register.remove', { what })}
    </Button>
  )
}

function Member({ member, form }: { member: TypedMember; form: TypedForm }) {
  const { members } = form.typed
  const set = (change: Partial<TypedMember>) => form.set({ members: withChange(members, member.key, change) })
  const kept = member.shown === undefined ? undefined : say('register.phoneKept', { phone: member.shown })
  return (
    <div className="al-register__row">
      <Cell label={say('register.name')} value={member.name} onChange={(name) => set({ name })} />
      <select
        className="al-register__control"
        aria-label={say('register.relation')}
        value={member.relation}
        onChange={({ target }) =>
          set({ relation: RELATIONS.find((one) => one === target.value) ?? 'family' })
        }
      >
        {RELATIONS.map((relation) => (
          <option key={relation} value={relation}>
            {say(`relation.${relation}`)}
          </option>
        ))}
      </select>
      <Cell
        label={say('register.phone')}
        value={member.phone}
        onChange={(phone) => set({ phone })}
        {...(kept !== undefined && { hint: kept })}
      />
      <Remove
        what={member.name}
        onPress={() => form.set({ members: members.filter(({ key }) => key !== member.key) })}
      />
    </div>
  )
}

export function MemberFields({ form }: { form: TypedForm }) {
  return (
    <Field label={say('register.memberList')} optional>
      {form.typed.members.map((member) => (
        <Member key={member.key} member={member} form={form} />
      ))}
      <Button inline kind="quiet" icon="plus" onPress={form.addMember}>
        {say('register.addMember')}
      </Button>
    </Field>
  )
}

function Vehicle({ vehicle, form }: { vehicle: TypedVehicle; form: TypedForm }) {
  const { vehicles } = form.typed
  const set = (change: Partial<TypedVehicle>) =>
    form.set({ vehicles: withChange(vehicles, vehicle.key, change) })
  return (
    <div className="al-register__row">
      <Cell label={say('register.plate')} value={vehicle.plate} onChange={(plate) => set({ plate })} />
      <Cell label={say('register.space')} value={vehicle.space} onChange={(space) => set({ space })} />
      <Remove
        what={vehicle.plate}
        onPress={() => form.set({ vehicles: vehicles.filter(({ key }) => key !== vehicle.key) })}
      />
    </div>
  )
}

export function VehicleFields({ form }: { form: TypedForm }) {
  return (
    <Field label={say('register.vehicles')} optional>
      {form.typed.vehicles.map((vehicle) => (
        <Vehicle key={vehicle.key} vehicle={vehicle} form={form} />
      ))}
      <Button inline kind="quiet" icon="plus" onPress={form.addVehicle}>
        {say('register.addVehicle')}
      </Button>
    </Field>
  )
}
